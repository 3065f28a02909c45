package dev.berth.project;

import java.util.List;

import org.springframework.stereotype.Component;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Principal;
import dev.berth.platform.Paging;
import dev.berth.platform.query.ListQuery;
import dev.berth.platform.query.Match;

/** Finds projects by a part of their names, among those that the caller may see. */
@Component
public class ProjectSearch {

    private final AccessPolicy policy;
    private final ProjectListing listing;
    private final ProjectReplies replies;

    ProjectSearch(AccessPolicy policy, ProjectListing listing, ProjectReplies replies) {
        this.policy = policy;
        this.listing = listing;
        this.replies = replies;
    }

    /** @param part of the name, in lower or upper case; empty for any */
    public List<ProjectReply> find(Principal principal, String part, Paging paging) {
        ListQuery every = ListQuery.parse(null, null);
        ListQuery query = part.isEmpty() ? every : every.and("name", new Match.Fuzzy(part));
        return replies.of(
                principal,
                listing.find(policy.visible(principal), query, paging).getContent(),
                true);
    }
}
