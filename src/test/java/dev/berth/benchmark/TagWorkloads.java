package dev.berth.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Work in one repository of many tags. All clients use the same repository, and every tag is as likely as any other. */
final class TagWorkloads {

    private static final int PAGE = 5;
    private static final int TAGS_AT_ONCE = 100;

    private TagWorkloads() {}

    static List<Workload> of(TagCount count) {
        return List.of(
                heads(count),
                page("tags/list, first page", contestant -> ""),
                page("tags/list, middle page", contestant -> after(count.of(contestant) / 2 - PAGE / 2 - 1)),
                page("tags/list, last page", contestant -> after(count.of(contestant) - PAGE - 1)),
                pushes(count));
    }

    /** How many tags a contestant's repository has; at least 10. */
    interface TagCount {
        int of(Contestant contestant);
    }

    /** Makes a repository with so many tags, through the product's own API: one manifest with many {@code tag} parameters. */
    static void fill(Contestant contestant, int tags) throws IOException {
        Image image = new Image(new Content(1024).next(), new Content(1024).next());
        try (Client client = new Client(contestant.server(), contestant.repository())) {
            String digest = client.pushImage(image, tag(0)).toString();
            for (int from = 0; from < tags; from += TAGS_AT_ONCE) {
                String names = IntStream.range(from, Math.min(from + TAGS_AT_ONCE, tags))
                        .mapToObj(number -> "tag=" + tag(number))
                        .collect(Collectors.joining("&"));
                client.pushManifest(digest + "?" + names, image.manifest());
            }
        }
    }

    private static Workload heads(TagCount count) {
        return new Workload("HEAD manifest by tag", 0, contestant -> number -> {
            Client client = new Client(contestant.server(), contestant.repository());
            int tags = count.of(contestant);
            return new Operation(client, () -> client.lengthOf(client.headOf("/manifests/" + anyOf(tags))));
        });
    }

    private interface Position {
        String of(Contestant contestant);
    }

    private static Workload page(String name, Position position) {
        return new Workload(name, 0, contestant -> number -> {
            Client client = new Client(contestant.server(), contestant.repository());
            ByteBuffer get = client.getOf("/tags/list?n=" + PAGE + position.of(contestant));
            long length = client.lengthOf(get);
            return new Operation(client, () -> client.read(get, length));
        });
    }

    private static Workload pushes(TagCount count) {
        Content config = new Content(1024);
        Content layer = new Content(4096);
        return new Workload("push small image, tags moved", 0, contestant -> number -> {
            Client client = new Client(contestant.server(), contestant.repository());
            int tags = count.of(contestant);
            return new Operation(client, () -> client.pushImage(new Image(config.next(), layer.next()), anyOf(tags)));
        });
    }

    private static String after(int number) {
        return "&last=" + tag(number);
    }

    private static String anyOf(int tags) {
        return tag(ThreadLocalRandom.current().nextInt(tags));
    }

    private static String tag(int number) {
        return "v%06d".formatted(number);
    }
}
