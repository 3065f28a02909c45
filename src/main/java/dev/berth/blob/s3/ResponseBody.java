package dev.berth.blob.s3;

import java.io.FilterInputStream;
import java.io.IOException;

import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;

/** The body of a GET: failures of the SDK are {@link IOException}s, and closing it early cuts the connection instead of reading on. */
final class ResponseBody extends FilterInputStream {

    private final ResponseInputStream<?> response;
    private boolean ended;

    ResponseBody(ResponseInputStream<?> response) {
        super(response);
        this.response = response;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
        try {
            int got = response.read(buffer, offset, count);
            ended |= got < 0;
            return got;
        } catch (SdkException failure) {
            throw new IOException("reading from the object store failed: " + failure.getMessage(), failure);
        }
    }

    @Override
    public void close() throws IOException {
        if (ended) {
            response.close();
        } else {
            response.abort();
        }
    }
}
