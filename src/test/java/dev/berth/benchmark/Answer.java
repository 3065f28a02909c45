package dev.berth.benchmark;

/**
 * What came back on a {@link Connection}: the status, the {@code Location} header or an empty text, and how many bytes the body had. The body
 * itself is kept only by {@link Connection#text}.
 */
record Answer(int status, String location, long length) {

    Answer expect(int expected, String what) {
        if (status != expected) {
            throw new IllegalStateException(what + " was answered " + status + ", expected " + expected);
        }
        return this;
    }
}
