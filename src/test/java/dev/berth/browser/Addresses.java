package dev.berth.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import tools.jackson.databind.JsonNode;

/**
 * Every address of the UI, by the name that its picture gets. They are made of the patterns in the source, so a page that is added is looked
 * at as well.
 */
final class Addresses {

    static final Set<String> ARE_LEFT_ONCE_SIGNED_IN = Set.of("/account/sign-in", "/account/register");

    private static final Path SOURCE = Path.of("src", "main", "ui");
    private static final Pattern ROUTE = Pattern.compile("pattern:\\s*\"([^\"]+)\"");
    private static final Pattern VARIABLE = Pattern.compile("[:*@#](\\w+)");
    private static final String REPOSITORIES = "/projects/" + Scenery.PROJECT + "/repositories/";

    private final BerthServer server;
    private final Scenery scenery;

    Addresses(BerthServer server, Scenery scenery) {
        this.server = server;
        this.scenery = scenery;
    }

    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        for (String pattern : patterns()) {
            String address = VARIABLE.matcher(pattern).replaceAll(found -> value(pattern, found.group(1)));
            all.put(name(pattern), address);
        }
        all.putAll(others());
        return all;
    }

    /** The same pages with other things on them. */
    private Map<String, String> others() {
        Map<String, String> others = new LinkedHashMap<>();
        others.put("empty-project", "/projects/" + Scenery.EMPTY);
        others.put("empty-repositories", "/projects/" + Scenery.EMPTY + "/repositories");
        others.put("empty-policies", "/projects/" + Scenery.EMPTY + "/policies");
        others.put("long-project", "/projects/" + Scenery.LONG);
        others.put("long-repositories", "/projects/" + Scenery.LONG + "/repositories");
        others.put("artifact-index", REPOSITORIES + Scenery.REPOSITORY + "/artifacts/" + scenery.index());
        others.put(
                "artifact-index-platforms",
                REPOSITORIES + Scenery.REPOSITORY + "/artifacts/" + scenery.index() + "/platforms");
        for (String tab : List.of("tags", "referrers", "manifest")) {
            others.put(
                    "artifact-" + tab, REPOSITORIES + Scenery.REPOSITORY + "/artifacts/" + scenery.image() + "/" + tab);
        }
        others.put("artifact-chart", REPOSITORIES + Scenery.CHART + "/artifacts/" + scenery.chart());
        for (String tab : List.of("readme", "values", "dependencies")) {
            others.put(
                    "artifact-chart-" + tab,
                    REPOSITORIES + Scenery.CHART + "/artifacts/" + scenery.chart() + "/" + tab);
        }
        others.put("nothing-fits", "/projects?filter=gibt-es-nicht");
        others.put("no-such-page", "/projects/gibt-es-nicht");
        others.put("search-found", "/search?q=checkout");
        return others;
    }

    static List<String> patterns() {
        List<String> patterns = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCE, 2)) {
            for (Path file :
                    files.filter(file -> file.endsWith("routes.ts")).sorted().toList()) {
                ROUTE.matcher(Files.readString(file)).results().forEach(found -> patterns.add(found.group(1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return patterns;
    }

    private static String name(String pattern) {
        String name = pattern.replaceAll("[^A-Za-z]+", "-").replaceAll("^-|-$", "");
        return name.isEmpty() ? "home" : name;
    }

    private String value(String pattern, String variable) {
        return switch (variable) {
            case "project" -> Scenery.PROJECT;
            case "repository" -> Scenery.REPOSITORY;
            case "digest", "reference" -> scenery.image();
            case "run" -> scenery.run();
            case "kind" -> "ldap";
            case "tab" -> "layers";
            case "step" -> "callback";
            default -> idOf(pattern);
        };
    }

    /** The first thing in the list that the pages of this pattern are about. */
    private String idOf(String pattern) {
        List<String> lists = List.of(
                "/admin/users/ users user_id",
                "/admin/groups/ usergroups id",
                "/admin/providers/ providers id",
                "/admin/jobs/ jobservice/executions id",
                "/admin/robots/ robots id",
                "/admin/collection/storage/ system/storagecheck id",
                "/admin/collection/ system/gc id",
                "/admin/audit/ system/purgeaudit id");
        String[] list = lists.stream()
                .map(one -> one.split(" ", 3))
                .filter(one -> pattern.startsWith(one[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("what stands for the variables of " + pattern + "?"));
        JsonNode things = Api.json(Api.admin(server).get("/api/v2.0/" + list[1]));
        return things.get(0).get(list[2]).asString();
    }
}
