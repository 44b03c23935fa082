package dev.tenure.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedTextTest {
    @Test
    void aTextAsLongAsItsBoundIsTakenAsItIsAndOneLongerIsNot() {
        assertThat(BoundedText.check("name", "abcd", 4)).isEqualTo("abcd");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BoundedText.check("name", "abcde", 4))
                .withMessage("name is longer than 4 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "opensesame\0", "opensesame\ud800", "\udfffopensesame"})
    void aTextThatCannotBeStoredIsRefusedAndNotRepeated(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BoundedText.check("name", text, 40))
                .withMessageStartingWith("name ")
                .withMessageNotContaining("opensesame");
    }

    @Test
    void aPairOfSurrogatesIsOneCharacter() {
        assertThat(BoundedText.check("name", "\ud83c\udfe0", 2)).isEqualTo("\ud83c\udfe0");
    }
}
