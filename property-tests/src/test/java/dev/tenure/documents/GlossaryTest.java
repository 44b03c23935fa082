package dev.tenure.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The name of each public type of {@code domain} and {@code ports} is a word of the glossary, or put together of them. */
class GlossaryTest {
    private static final Pattern TYPE =
            Pattern.compile("(?m)^public [a-z -]*(?:class|interface|record|enum|@interface) (\\w+)");
    private static final Set<String> WORDS = HashSet.ofAll(Tree.keys("docs/glossary.md"))
            .map(word -> word.replaceAll("[ -]", "").toLowerCase(Locale.ROOT));

    @Test
    void eachPublicTypeIsInTheGlossary() {
        var types = Tree.java("main").filter(GlossaryTest::isOfTheModel).flatMap(GlossaryTest::types);
        assertThat(types).hasSizeGreaterThan(150);
        assertThat(types.filter(type -> !isMadeOfWords(type.toLowerCase(Locale.ROOT))))
                .isEmpty();
    }

    @Test
    void andNoWordIsExplainedTwice() {
        var words = Tree.keys("docs/glossary.md").map(word -> word.toLowerCase(Locale.ROOT));
        assertThat(words).doesNotHaveDuplicates();
    }

    @Test
    void aNameOfUnknownWordsIsSeen() {
        assertThat(isMadeOfWords("itemdata")).isTrue();
        assertThat(isMadeOfWords("connections")).isTrue();
        assertThat(isMadeOfWords("itemdesk")).isFalse();
        assertThat(isMadeOfWords("custody")).isFalse();
    }

    private static boolean isOfTheModel(Path file) {
        return Vector.of("domain", "ports").contains(Tree.module(file));
    }

    private static Vector<String> types(Path file) {
        return Vector.ofAll(TYPE.matcher(Tree.code(Tree.text(file))).results().map(found -> found.group(1)));
    }

    /** Returns true if words of the glossary, also in the plural, make up the whole name. */
    private static boolean isMadeOfWords(String name) {
        return name.isEmpty()
                || WORDS.exists(word -> Vector.of(word, word + "s", word.replaceAll("y$", "ies"))
                        .exists(form -> name.startsWith(form) && isMadeOfWords(name.substring(form.length()))));
    }
}
