package dev.berth.identity.group;

import dev.berth.access.Principal;

/** What groups may do, which is decided elsewhere and ends with the group. */
public interface GroupRoles {

    /** Takes every role away that the group has, in the caller's transaction. */
    void removeAll(Principal by, Group group);
}
