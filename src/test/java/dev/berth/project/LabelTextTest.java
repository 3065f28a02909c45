package dev.berth.project;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LabelTextTest {

    @Test
    void descriptionAndColourMayBeMissing() {
        assertThat(LabelText.of("release", null, null)).isEqualTo(new LabelText("release", "", ""));
    }

    @Test
    void lengthsAreLimited() {
        assertThat(LabelText.of("n".repeat(128), "d".repeat(1_024), "").name()).hasSize(128);
        assertThatThrownBy(() -> LabelText.of("n".repeat(129), null, null)).hasMessageContaining("128");
        assertThatThrownBy(() -> LabelText.of("n", "d".repeat(1_025), null)).hasMessageContaining("1024");
        assertThatThrownBy(() -> LabelText.of("a\nb", null, null)).hasMessageContaining("seen");
        assertThatThrownBy(() -> LabelText.of("n", "\0", null)).hasMessageContaining("U+0000");
        assertThatThrownBy(() -> LabelText.of(" ", null, null)).hasMessageContaining("name");
        assertThatThrownBy(() -> LabelText.of(null, null, null)).hasMessageContaining("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#FFFFFF", "#0a7cff", ""})
    void aColourHasSixDigits(String color) {
        assertThat(LabelText.of("n", null, color).color()).isEqualTo(color);
    }

    @ParameterizedTest
    @ValueSource(strings = {"red", "#FFF", "#GGGGGG", "#0a7cff\n", "FFFFFF", "#FFFFFF;background:url(x)", " "})
    void anotherColourIsRefused(String color) {
        assertThatThrownBy(() -> LabelText.of("n", null, color)).hasMessageContaining("#0A7CFF");
    }
}
