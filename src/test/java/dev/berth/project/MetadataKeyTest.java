package dev.berth.project;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MetadataKeyTest {

    @ParameterizedTest
    @CsvSource({
        "public,true,true",
        "public,True,true",
        "public,1,true",
        "public,t,true",
        "auto_scan,false,false",
        "auto_scan,0,false",
        "prevent_vul,F,false",
        "severity,HIGH,high",
        "severity,none,none"
    })
    void aValueIsKeptInOneForm(String key, String text, String kept) {
        assertThat(MetadataKey.of(key).value(text)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "public,''",
        "public,yes",
        "public,truely",
        "auto_scan,2",
        "severity,dreadful",
        "severity,''",
        "severity,true"
    })
    void anotherValueIsRefusedAndTheMessageSaysWhichThereAre(String key, String text) {
        assertThatThrownBy(() -> MetadataKey.of(key).value(text))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(ErrorKind.INVALID))
                .hasMessageContaining(key)
                .hasMessageContaining("expected");
    }

    @Test
    void anUnknownSettingIsRefusedAndTheKnownOnesAreNamed() {
        assertThatThrownBy(() -> MetadataKey.of("owner_id"))
                .hasMessageContaining("owner_id")
                .hasMessageContaining("public, enable_content_trust, enable_content_trust_cosign, prevent_vul,");
        assertThat(MetadataKey.find("PUBLIC")).isEmpty();
    }
}
