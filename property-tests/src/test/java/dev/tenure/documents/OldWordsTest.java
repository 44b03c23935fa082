package dev.tenure.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No word of before the renaming is left where a user looks. This test goes once the renaming is over. */
class OldWordsTest {
    private static final List<String> NAMING_OTHERS = List.of("docs/glossary.md", "docs/sources.md");
    private static final List<String> IN_REWRITING = List.of("README.md", "CHANGELOG.md");
    private static final Vector<Pattern> IN_TEXT = words(
            "custod(y|ies)",
            "(?<!resource )(?<!account )(?<!code )owners?",
            "giv(e|es|en|ing) (it )?back",
            "handed in",
            "allegiances?",
            "allied",
            "authoris\\w*",
            "presentation",
            "visitors?",
            "counterparts?",
            "complaints?",
            "obtained by");
    private static final Vector<Pattern> IN_NAMES = names(
            "\\w*Custod(y|ies)\\w*|custod(y|ies)\\w*|CUSTOD\\w*",
            "Owners?|OwnerId|UnknownOwner|owner_id",
            "giveBack|givenBack|\\w*GIVEN_BACK\\w*",
            "Standing|standing(Of)?(?![-\"])",
            "Moment|Allegiance|Allied",
            "Presented|Written|Presentation|Visitor",
            "Outward|Loan|Keeping|Login",
            "Obtained|Counterpart|Complaint|Hint|Trouble",
            "Held|Resting|Living|Live|Linked|Linking",
            "\\w+Desk|HandIn|Entrance|Keepers|Sealing|Patience",
            "\\w*[aA]uthoris\\w*|\\w*AUTHORIS\\w*",
            "factOf|\\w+Owners");

    @Test
    void noneIsInADocument() {
        assertThat(found(IN_TEXT, texts())).isEmpty();
    }

    @Test
    void noneIsAPublicName() {
        assertThat(found(IN_NAMES, publicNames())).isEmpty();
    }

    @Test
    void noneIsInTheDatabaseOrASetting() {
        var files = Vector.of(".sql", ".yml", ".yaml", ".properties", ".html")
                .flatMap(Tree::files)
                .filter(file -> !file.toString().contains("/src/test/"))
                .map(file -> Tuple.of(Tree.name(file), Tree.text(file)));
        assertThat(found(IN_TEXT.appendAll(IN_NAMES), files)).isEmpty();
    }

    @Test
    void anOldWordIsSeen() {
        assertThat(found(IN_TEXT, Vector.of(Tuple.of("a page", "the owner of a grant"))))
                .hasSize(1);
        assertThat(found(IN_TEXT, Vector.of(Tuple.of("a page", "the resource owner"))))
                .isEmpty();
        assertThat(found(IN_NAMES, Vector.of(Tuple.of("a class", "int standing() {"))))
                .hasSize(1);
    }

    /** The documents, without those that name other people's words, and those that are being rewritten. */
    private static Vector<Tuple2<String, String>> texts() {
        return Tree.files(".md")
                .filter(file -> !NAMING_OTHERS.appendAll(IN_REWRITING).contains(Tree.name(file)))
                .map(file -> Tuple.of(Tree.name(file), Tree.text(file)));
    }

    /** The declarations of the modules that hosts compile against, and the types of events. */
    private static Vector<Tuple2<String, String>> publicNames() {
        return Tree.java("main")
                .filter(file -> !Vector.of("sandbox-host", "benchmarks").contains(Tree.module(file)))
                .map(file -> Tuple.of(Tree.name(file), declarations(file)));
    }

    private static String declarations(Path file) {
        return Vector.of(Tree.code(Tree.text(file)).split("\n", -1))
                .filter(line ->
                        line.matches(" {0,8}(public|protected|default|static|record|interface|enum|[A-Z]\\w*[<( ]).*"))
                .mkString("\n");
    }

    private static Vector<String> found(Vector<Pattern> words, Vector<Tuple2<String, String>> texts) {
        return texts.flatMap(
                text -> words.flatMap(word -> List.ofAll(word.matcher(text._2()).results())
                        .map(hit -> text._1() + ": " + hit.group())
                        .distinct()));
    }

    private static Vector<Pattern> words(String... words) {
        return Vector.of(words).map(word -> Pattern.compile("(?i)\\b(?:" + word + ")\\b"));
    }

    private static Vector<Pattern> names(String... names) {
        return Vector.of(names).map(name -> Pattern.compile("\\b(?:" + name + ")\\b"));
    }
}
