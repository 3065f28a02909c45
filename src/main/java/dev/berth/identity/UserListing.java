package dev.berth.identity;

import java.util.List;
import java.util.Set;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;

import dev.berth.access.Principal;
import dev.berth.access.Unauthenticated;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.Paging;
import dev.berth.platform.query.Field;
import dev.berth.platform.query.Fields;
import dev.berth.platform.query.ListQuery;
import dev.berth.platform.query.Match;

/** Shows accounts to those who may see them. */
@Component
class UserListing {

    private static final Fields FIELDS = Fields.of(
                    Field.number("user_id", "id"),
                    Field.text("username", "username"),
                    Field.text("email", "email"),
                    Field.text("realname", "realname"),
                    Field.text("comment", "comment"),
                    Field.bool("sysadmin_flag", "administrator"),
                    Field.bool("auditor_flag", "auditor"),
                    Field.bool("disabled", "disabled"),
                    Field.time("creation_time", "createdAt"),
                    Field.time("update_time", "updatedAt"))
            .sortedBy("username")
            .uniqueBy("id");

    private static final Specification<User> PRESENT = (root, query, builder) -> builder.isNull(root.get("deletedAt"));

    private final UserAccess access;
    private final Users users;
    private final LinkLookup links;

    UserListing(UserAccess access, Users users, LinkLookup links) {
        this.access = access;
        this.users = users;
        this.links = links;
    }

    Page<UserReply> list(Principal by, ListQuery query, Paging paging) {
        access.requireList(by);
        Page<User> found = find(query, paging);
        Set<Long> byProvider = links.administrators(found.stream().map(User::id).toList());
        return found.map(user -> UserReply.of(user, byProvider.contains(user.id()), null));
    }

    /** For everybody who has signed in: a named exception from hiding who exists (S43). */
    Page<UserSearchItem> search(Principal by, String username, Paging paging) {
        access.requireSearch(by);
        ListQuery query = ListQuery.parse(null, null).and("username", new Match.Fuzzy(username));
        return find(query, paging).map(UserSearchItem::of);
    }

    /** @throws UserNotFound where there is no such account */
    UserReply get(Principal by, long userId) {
        access.requireRead(by, userId);
        User user = users.find(userId).orElseThrow(() -> new UserNotFound(userId));
        boolean byProvider = links.administrators(List.of(userId)).contains(userId);
        return UserReply.of(user, byProvider, links.issuer(userId).orElse(null));
    }

    /**
     * By which accounts at providers somebody signs in.
     *
     * @throws UserNotFound where there is no such account
     */
    List<LinkReply> links(Principal by, long userId) {
        access.requireRead(by, userId);
        return links.of(
                users.find(userId).orElseThrow(() -> new UserNotFound(userId)).id());
    }

    /** @throws DomainException PRECONDITION for an account that is no person's */
    UserReply current(Principal by) {
        return switch (by) {
            case Principal.User user -> get(user, user.id());
            case Principal.Anonymous anonymous -> throw new Unauthenticated("sign in first");
            case Principal.Robot robot -> throw noPerson(robot);
            case Principal.Bearer bearer -> throw noPerson(bearer);
            case Principal.Background job -> throw noPerson(job);
        };
    }

    private Page<User> find(ListQuery query, Paging paging) {
        Specification<User> wanted = PRESENT.and(FIELDS.specification(query));
        return users.findAll(wanted, PageRequest.of(paging.number() - 1, paging.size(), FIELDS.sort(query)));
    }

    private static DomainException noPerson(Principal by) {
        return new DomainException(
                ErrorKind.PRECONDITION, "this is about people: " + by.name() + " did not sign in as one");
    }
}
