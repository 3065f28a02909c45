package dev.berth.walk;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Browser;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.TestGroups;
import tools.jackson.databind.JsonNode;

/** Three projects with the same things in each, and everybody who may come by. */
final class World {

    /** A right that no row of the tables asks for alone, so that it opens nothing that is tried. */
    private static final String OTHER_RIGHT = "sbom:read";

    private final BerthServer server;
    private final People people;
    private final TestGroups groups;
    private final Map<Place, Site> sites = Collections.synchronizedMap(new EnumMap<>(Place.class));
    private final Map<Caller, Client> callers = new EnumMap<>(Caller.class);
    private final Map<String, Client> robots = new ConcurrentHashMap<>();

    World(BerthServer server) {
        this.server = server;
        this.people = new People(server);
        this.groups = TestGroups.ofIssuer(server);
        sites.put(Place.OWN, Site.make(server, people.project()));
        sites.put(Place.PRIVATE, Site.make(server, people.project()));
        sites.put(Place.PUBLIC, Site.make(server, people.publicProject()));
        sites.put(Place.ABSENT, site(Place.PRIVATE).in("absent-" + Made.name()));
        sites.put(Place.SYSTEM, site(Place.OWN));
        invite();
        inviteByGroups();
    }

    Site site(Place place) {
        return Objects.requireNonNull(sites.get(place));
    }

    Client client(Caller caller, Rule rule, Place place) {
        return switch (caller) {
            case ROBOT_WITH -> robot(RobotBody.inProject(site(Place.OWN).project(), rule.right()), rule.right());
            case ROBOT_WITHOUT -> robot(RobotBody.inProject(site(Place.OWN).project(), OTHER_RIGHT), OTHER_RIGHT);
            case SYSTEM_ROBOT_WITH ->
                place == Place.SYSTEM
                        ? robot(RobotBody.inSystem(rule.right()), "system " + rule.right())
                        : robot(RobotBody.inEveryProject(rule.right()), "every " + rule.right());
            case SYSTEM_ROBOT_WITHOUT -> robot(RobotBody.inEveryProject(OTHER_RIGHT), "every " + OTHER_RIGHT);
            default -> Objects.requireNonNull(callers.get(caller));
        };
    }

    private void invite() {
        String own = site(Place.OWN).project();
        callers.put(Caller.ANONYMOUS, Client.of(Api.anonymous(server)));
        callers.put(Caller.STRANGER, person(people.user()));
        callers.put(Caller.LIMITED_GUEST, person(people.member(own, 5)));
        callers.put(Caller.GUEST, person(people.member(own, People.GUEST)));
        callers.put(Caller.DEVELOPER, person(people.member(own, People.DEVELOPER)));
        callers.put(Caller.MAINTAINER, person(people.member(own, 4)));
        String owner = people.member(own, People.PROJECT_ADMIN);
        callers.put(Caller.PROJECT_ADMIN, person(owner));
        callers.put(Caller.SESSION, Client.of(Browser.of(server, owner, People.PASSWORD)));
        callers.put(Caller.AUDITOR, person(auditor()));
        callers.put(Caller.ADMINISTRATOR, Client.of(Api.admin(server)));
        callers.put(Caller.TOKEN, Client.of(Api.bearer(server, token(owner, own))));
    }

    private void inviteByGroups() {
        callers.put(Caller.LIMITED_GUEST_BY_GROUP, byGroup(5));
        callers.put(Caller.GUEST_BY_GROUP, byGroup(People.GUEST));
        callers.put(Caller.DEVELOPER_BY_GROUP, byGroup(People.DEVELOPER));
        callers.put(Caller.MAINTAINER_BY_GROUP, byGroup(4));
        callers.put(Caller.PROJECT_ADMIN_BY_GROUP, byGroup(People.PROJECT_ADMIN));
    }

    private Client byGroup(int role) {
        String name = people.user();
        String group = Made.name();
        groups.signedIn(name, group, Made.name());
        groups.join(site(Place.OWN).project(), group, role);
        return person(name);
    }

    private String auditor() {
        String name = people.user();
        String id = Made.userId(server, name);
        Made.expect(
                200, Api.admin(server).send("PUT", "/api/v2.0/users/" + id + "/auditor", "{\"auditor_flag\": true}"));
        return name;
    }

    private Client person(String name) {
        return Client.of(Api.basic(server, name, People.PASSWORD));
    }

    private String token(String owner, String project) {
        String repository = project + "/" + site(Place.OWN).repository();
        return RegistryClient.basic(server, repository, owner, People.PASSWORD)
                .token("repository:" + repository + ":pull,push");
    }

    private Client robot(String body, String key) {
        return robots.computeIfAbsent(key, _ -> {
            JsonNode made = Api.json(Made.expect(201, Api.admin(server).post("/api/v2.0/robots", body)));
            return Client.of(Api.basic(
                    server, made.get("name").asString(), made.get("secret").asString()));
        });
    }

    /** The variables of a place, with something new where a request is about to delete it, or to take it up. */
    Map<String, String> fresh(Rule rule, Place place) {
        Map<String, String> variables = new HashMap<>(site(place).variables());
        switch (rule.method() + " " + rule.path().replaceAll("/$", "").replaceAll(".*/\\{?([^/}]*)}?$", "$1")) {
            case "POST members" -> variables.put("user", people.user());
            case "POST artifacts" -> variables.put("repository_name", Made.name());
            case "POST labels" ->
                variables.put("label_id", Made.label(server, String.valueOf(variables.get("project_id"))));
            case "POST metadatas" -> metadata("DELETE", place, "/severity", null);
            case "DELETE meta_name" -> {
                metadata("POST", place, "/", "{\"prevent_vul\": \"true\"}");
                variables.put("meta_name", "prevent_vul");
            }
            case "DELETE mid" ->
                variables.put("mid", Made.member(server, site(place).project(), people.user()));
            case "DELETE repository_name", "DELETE reference", "DELETE tag_name" ->
                variables.putAll(newRepository(place));
            case "DELETE label_id" -> variables.put("label_id", newLabel(rule, variables));
            case "POST immutabletagrules", "PUT immutable_rule_id", "DELETE immutable_rule_id" ->
                variables.put(
                        "immutable_rule_id",
                        Made.immutabilityRule(server, site(place).project()));
            case "DELETE robot_id" ->
                variables.putAll(Made.robot(server, site(place).project()));
            case "DELETE group_id" -> variables.put("group_id", Made.group(server));
            case "DELETE user_id" -> variables.put("user_id", Made.userId(server, people.user()));
            case "POST links" -> {
                variables.put("user_id", Made.userId(server, people.user()));
                variables.put("provider_id", Made.provider(server));
            }
            case "DELETE link_id" -> variables.putAll(Made.link(server, people.user()));
            default -> {}
        }
        return variables;
    }

    /** A project has one retention policy: where that was deleted, it gets another one. */
    void mend(Rule rule, Place place) {
        if (rule.method().equals("DELETE") && rule.path().endsWith("{retention_id}")) {
            String project = String.valueOf(site(place).variables().get("project_id"));
            sites.put(place, site(place).with(Made.retention(server, project)));
        }
    }

    /** The answer does not matter: what is to be there may be there already. */
    private void metadata(String method, Place place, String rest, @Nullable String json) {
        Api.admin(server).send(method, Call.BASE + "/projects/" + site(place).project() + "/metadatas" + rest, json);
    }

    /** A label, which the artifact wears where the path names one. */
    private String newLabel(Rule rule, Map<String, String> variables) {
        String label = Made.label(server, String.valueOf(variables.get("project_id")));
        if (rule.path().contains("{reference}")) {
            String path = new Call(rule.path().replaceAll("/[^/]*$", ""), 200, "", null).path(variables);
            Made.expect(200, Api.admin(server).post(Call.BASE + path, "{\"id\": " + label + "}"));
        }
        return label;
    }

    private Map<String, String> newRepository(Place place) {
        String name = Made.name();
        String digest = Site.push(
                        server,
                        site(place).project() + "/" + name,
                        Objects.requireNonNull(site(place).variables().get("tag_name")))
                .digest()
                .toString();
        return Map.of("repository_name", name, "reference", digest);
    }
}
