package dev.berth.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;

import dev.berth.oci.Digest;

/** One client of one repository, on its own connection, that treats every unexpected answer as an error. */
final class Client implements AutoCloseable {

    private static final String BYTES = "application/octet-stream";

    private final Connection connection;
    private final String authorization;
    private final String base;

    Client(Server server, String repository) throws IOException {
        authorization = server.authorization(repository);
        connection = new Connection(server.port());
        base = "/v2/" + repository;
    }

    /** A request below the repository that can be sent many times, for example of {@code /manifests/latest}. */
    ByteBuffer headOf(String path) {
        return Request.head(base + path, authorization);
    }

    ByteBuffer getOf(String path) {
        return Request.get(base + path, authorization);
    }

    /** Sends a request that must be answered 200 with so many bytes (announced, for a HEAD). */
    void read(ByteBuffer request, long length) throws IOException {
        Answer answer = connection.exchange(request).expect(200, "a read");
        if (answer.length() != length) {
            throw new IllegalStateException("a read gave " + answer.length() + " bytes, expected " + length);
        }
    }

    /** The length of what a GET gives. */
    long lengthOf(ByteBuffer get) throws IOException {
        return connection.exchange(get).expect(200, "a read").length();
    }

    /** Pushes as containerd, BuildKit and oras do: is it there? open an upload, send it whole. */
    void pushBlob(Content.Piece piece) throws IOException {
        connection.exchange(headOf("/blobs/" + piece.digest())).expect(404, "HEAD of a new blob");
        ByteBuffer open = Request.sending("POST", base + "/blobs/uploads/", authorization, BYTES, 0);
        String upload = pathOf(
                connection.exchange(open).expect(202, "opening an upload").location());
        String target = upload + (upload.contains("?") ? "&" : "?") + "digest=" + piece.digest();
        ByteBuffer put = Request.sending("PUT", target, authorization, BYTES, piece.size());
        connection.exchange(put, piece.shared(), piece.tail()).expect(201, "PUT of a blob");
    }

    void pushManifest(String reference, byte[] manifest) throws IOException {
        ByteBuffer put = Request.sending(
                "PUT", base + "/manifests/" + reference, authorization, Image.MEDIA_TYPE, manifest.length);
        connection.exchange(put, ByteBuffer.wrap(manifest)).expect(201, "PUT of a manifest");
    }

    /** Pushes blobs and manifest, and gives the manifest's digest. */
    Digest pushImage(Image image, String tag) throws IOException {
        pushBlob(image.config());
        pushBlob(image.layer());
        byte[] manifest = image.manifest();
        pushManifest(tag, manifest);
        return Image.digest(manifest);
    }

    private static String pathOf(String location) {
        return location.startsWith("http") ? location.substring(location.indexOf('/', "https://".length())) : location;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
