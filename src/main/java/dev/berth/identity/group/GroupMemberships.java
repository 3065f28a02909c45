package dev.berth.identity.group;

import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import dev.berth.identity.provider.ExternalGroup;

/** Who is in which group, as each provider said it last. */
@Component
public class GroupMemberships {

    private final MembershipTable memberships;
    private final GroupTable groups;

    GroupMemberships(MembershipTable memberships, GroupTable groups) {
        this.memberships = memberships;
        this.groups = groups;
    }

    /**
     * Makes these the only groups of this provider that hold the person: what it does not name any more is gone with the caller's
     * transaction (S27). Groups that are new here are made, renamed ones renamed; where all is as it was, nothing is written or locked.
     * Whoever else changes rows of the person's links in the same transaction does it after this, since this locks the provider first.
     *
     * @param groups none where the person and the provider part
     */
    @Transactional
    public void replace(long userId, long providerId, List<ExternalGroup> groups) {
        List<ExternalGroup> wanted = StorableGroups.of(groups);
        if (memberships.of(userId, providerId).equals(Set.copyOf(wanted))) {
            return;
        }
        memberships.lock(userId, providerId);
        this.groups.store(providerId, wanted);
        List<String> keys = wanted.stream().map(ExternalGroup::key).toList();
        memberships.removeOthers(userId, providerId, keys);
        memberships.add(userId, providerId, keys);
    }

    /** Takes somebody whose account goes out of all groups. Links go after this, since it locks the providers first. */
    @Transactional
    public void removeAll(long userId) {
        memberships.lockProviders(userId);
        memberships.removeAll(userId);
    }
}
