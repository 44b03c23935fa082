package dev.tenure.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Javadoc opens with what a thing is or does; an indirect question leaves the reader to ask it first. */
class VoiceTest {
    private static final double MOST = 0.05;

    private static final Pattern QUESTION = Pattern.compile(
            "/\\*\\* *((Since|Until|From|By|To|At|Of|In|With|On) )?"
                    + "(what|whether|how|who|whom|whose|whoever|where|which|why|when|whatever|whenever)\\b.*",
            Pattern.CASE_INSENSITIVE);

    @ParameterizedTest
    @ValueSource(strings = {"main", "test"})
    void javadocOpensWithANounOrAVerb(String sources) {
        assertThat(perRoom(sources)).hasSizeGreaterThan(5);
        assertThat(perRoom(sources).filter(room -> room.questions() > MOST * room.comments()))
                .isEmpty();
    }

    @Test
    void anIndirectQuestionIsSeen() {
        assertThat(Vector.of("/** What it is. */", "/** Until when it lives. */", "/** Whether it is. */"))
                .allMatch(QUESTION.asMatchPredicate());
        assertThat(Vector.of("/** The instant at which it ends. */", "/** Returns what is stored. */"))
                .noneMatch(QUESTION.asMatchPredicate());
    }

    private static Vector<Room> perRoom(String sources) {
        return Tree.java(sources).groupBy(VoiceTest::room).toVector().map(room -> {
            var comments = room._2().flatMap(VoiceTest::javadocs);
            return new Room(room._1(), comments.count(QUESTION.asMatchPredicate()), comments.size());
        });
    }

    /** The module of a file; the ports' services are a room of their own. */
    private static String room(Path file) {
        return Tree.name(file).startsWith("ports/src/main/java/dev/tenure/service/") ? "services" : Tree.module(file);
    }

    private static Vector<String> javadocs(Path file) {
        return Tree.comments(Tree.text(file)).filter(comment -> comment.startsWith("/**"));
    }

    private record Room(String name, int questions, int comments) {}
}
