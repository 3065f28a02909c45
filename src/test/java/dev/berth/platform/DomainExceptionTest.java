package dev.berth.platform;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DomainExceptionTest {

    @Test
    void aRefusalCostsNoStackTrace() {
        assertThat(new DomainException(ErrorKind.NOT_FOUND, "there is no such blob").getStackTrace())
                .isEmpty();
    }

    @Test
    void theCauseOfARefusalKeepsItsOwn() {
        Throwable disk = new IllegalStateException("the disk is full");

        assertThat(new DomainException(ErrorKind.UNAVAILABLE, "try again", disk))
                .cause()
                .satisfies(cause -> assertThat(cause.getStackTrace()).isNotEmpty());
    }
}
