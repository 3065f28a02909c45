package dev.berth.identity.group;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import dev.berth.access.Principal;
import dev.berth.event.RegistryEvent.Changed;
import dev.berth.event.RegistryEvent.Kind;
import dev.berth.event.RegistryEvent.Operation;
import dev.berth.identity.provider.ExternalGroup;
import dev.berth.identity.provider.Provider;

/** Makes, renames and deletes groups by hand; those that somebody is in come by themselves when the person signs in. */
@Component
class GroupEditor {

    private final GroupTable table;
    private final GroupRoles roles;
    private final ApplicationEventPublisher events;

    GroupEditor(GroupTable table, GroupRoles roles, ApplicationEventPublisher events) {
        this.table = table;
        this.roles = roles;
        this.events = events;
    }

    /** @throws GroupTaken where the provider's group is here */
    @Transactional
    public Group create(Principal by, Provider provider, ExternalGroup group, String name) {
        if (!insert(by, provider, group, name)) {
            throw new GroupTaken(stored(provider, group));
        }
        return stored(provider, group);
    }

    /**
     * The provider's group, made where it is not here.
     *
     * @param name for a new one; absent for what the provider calls it
     */
    @Transactional
    public Group ensure(Principal by, Provider provider, ExternalGroup group, @Nullable String name) {
        insert(by, provider, group, name == null ? group.name() : name);
        return stored(provider, group);
    }

    /**
     * Gives it another name, which it keeps until its provider renames it.
     *
     * @throws GroupNotFound where there is none
     */
    @Transactional
    public void rename(Principal by, long id, GroupName name) {
        Group before = lock(id);
        Group after = before.named(name.value());
        table.rename(id, name.value());
        publish(by, Operation.UPDATE, after, before.described(), after.described());
    }

    /**
     * With its roles; who is in it is in it again, and without them, after the next sign-in.
     *
     * @throws GroupNotFound where there is none
     */
    @Transactional
    public void delete(Principal by, long id) {
        Group group = lock(id);
        roles.removeAll(by, group);
        table.delete(id);
        publish(by, Operation.DELETE, group, group.described(), Map.of());
    }

    private boolean insert(Principal by, Provider provider, ExternalGroup group, String name) {
        boolean isNew = table.insert(provider.id(), group, GroupName.of(name).value());
        if (isNew) {
            Group made = stored(provider, group);
            publish(by, Operation.CREATE, made, Map.of(), made.described());
        }
        return isNew;
    }

    private Group stored(Provider provider, ExternalGroup group) {
        return table.find(provider.id(), group.key()).orElseThrow();
    }

    private Group lock(long id) {
        return table.lock(id).orElseThrow(() -> new GroupNotFound(id));
    }

    private void publish(Principal by, Operation operation, Group group, Map<String, ?> before, Map<String, ?> after) {
        events.publishEvent(new Changed(by, Kind.GROUP, operation, group.name(), null, before, after));
    }
}
