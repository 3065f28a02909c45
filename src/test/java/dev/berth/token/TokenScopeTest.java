package dev.berth.token;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.access.RepositoryAction;
import dev.berth.platform.DomainException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TokenScopeTest {

    @Test
    void theNameMayHoldColons() {
        assertThat(TokenScope.parse("repository:localhost:5000/library/alpine:pull,push"))
                .isEqualTo(new TokenScope("repository", "localhost:5000/library/alpine", List.of("pull", "push")));
    }

    @Test
    void aStarMeansEverything() {
        assertThat(TokenScope.parse("repository:library/alpine:*").repositoryActions())
                .containsExactly(RepositoryAction.values());
    }

    @Test
    void unknownActionsMeanNothing() {
        assertThat(TokenScope.parse("repository:library/alpine:pull,fly").repositoryActions())
                .containsExactly(RepositoryAction.PULL);
    }

    @Test
    void itIsWrittenAsItWasRead() {
        assertThat(TokenScope.parse("registry:catalog:*").format())
                .isEqualTo(TokenScope.catalog().format());
        assertThat(TokenScope.parse("repository:a/b:pull").format()).isEqualTo("repository:a/b:pull");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "::", "repository", "repository:a/b", "repository::pull", ":a/b:pull"})
    void whatIsNoScopeIsRefused(String text) {
        assertThatThrownBy(() -> TokenScope.parse(text))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("<type>:<name>:<actions>");
    }

    @Test
    void anEndlessScopeIsRefused() {
        assertThatThrownBy(() -> TokenScope.parse("repository:" + "a".repeat(2000) + ":pull"))
                .isInstanceOf(DomainException.class);
    }
}
