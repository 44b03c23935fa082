package dev.tenure.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each citation in a comment or a document has its row in {@code docs/sources.md}. */
class SourcesTest {
    private static final Pattern CITATION = Pattern.compile("\\[([a-z]+:[a-z0-9-]+)](?!\\()"
            + "|\\b(RFC \\d+|NIST SP [0-9A-Z]+-[0-9A-Z]+|FAPI [0-9.]*\\d|FCA PS\\d+/\\d+|ISO[- ]\\d+|[PG]\\d{1,2})\\b");
    private static final Pattern UNRESOLVED = Pattern.compile("(?<![\\w:-])(S[0-4](:\\d+(-\\d+)?)?"
            + "|[CR]\\d{1,2}|FACTS|(OA|O21):\\d+|(PD|PL|SP|ST)/[a-z-]+)(?![\\w-])");
    private static final Vector<String> KEYS = Tree.keys("docs/sources.md");

    @Test
    void eachCitationIsInTheListOfSources() {
        var cited = texts().flatMap(text -> cited(text._2()).map(key -> Tuple.of(text._1(), key)));
        assertThat(cited).hasSizeGreaterThan(150);
        assertThat(cited.filter(citation -> !KEYS.contains(citation._2()))).isEmpty();
    }

    @Test
    void noneIsANumberThatNobodyExplains() {
        assertThat(texts().flatMap(text -> matches(UNRESOLVED, text._2()).map(key -> Tuple.of(text._1(), key))))
                .isEmpty();
    }

    @Test
    void eachKeyOfAPageHasOneRowAndIsCited() {
        assertThat(KEYS).doesNotHaveDuplicates();
        var cited = texts().flatMap(text -> cited(text._2()));
        assertThat(KEYS.filter(key -> key.contains(":"))).hasSizeGreaterThan(30).allMatch(cited::contains);
    }

    /** The keys that a text cites. */
    private static Seq<String> cited(String text) {
        return matches(CITATION, text).map(key -> key.replaceAll("[\\[\\]]", ""));
    }

    private static Seq<String> matches(Pattern pattern, String text) {
        return List.ofAll(pattern.matcher(text).results().map(found -> found.group()));
    }

    /** The comments of the code and the text of the documents, but the list of sources itself. */
    private static Vector<Tuple2<String, String>> texts() {
        var comments = Tree.java("main").appendAll(Tree.java("test")).flatMap(file -> Tree.comments(Tree.text(file))
                .map(comment -> Tuple.of(Tree.name(file), comment)));
        var documents = Tree.files(".md")
                .filter(file -> !Tree.name(file).equals("docs/sources.md"))
                .map(file -> Tuple.of(Tree.name(file), Tree.text(file).replaceAll("(?s)```.*?```", "")));
        return comments.appendAll(documents);
    }
}
