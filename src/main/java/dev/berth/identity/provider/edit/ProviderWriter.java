package dev.berth.identity.provider.edit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import dev.berth.access.Principal;
import dev.berth.event.RegistryEvent.Changed;
import dev.berth.event.RegistryEvent.Kind;
import dev.berth.event.RegistryEvent.Operation;
import dev.berth.identity.provider.Provider;
import dev.berth.identity.provider.ProviderCodec;
import dev.berth.identity.provider.ProviderRow;
import dev.berth.identity.provider.ProviderTable;

/** Saves what was tried, and says so, in one transaction. Where there are providers of a kind, exactly one of them is primary. */
@Component
class ProviderWriter {

    /** No provider has this id. */
    private static final long NOBODY = 0;

    private final ProviderTable table;
    private final ProviderCodec codec;
    private final ProviderUse use;
    private final ApplicationEventPublisher events;

    ProviderWriter(ProviderTable table, ProviderCodec codec, ProviderUse use, ApplicationEventPublisher events) {
        this.table = table;
        this.codec = codec;
        this.use = use;
        this.events = events;
    }

    /**
     * The first of its kind is primary, whatever it is asked to be.
     *
     * @return the provider's id
     * @throws ProviderNameTaken where there is one of this name
     */
    @Transactional
    public long insert(Principal by, ProviderDraft draft) {
        ProviderDraft saved = store(draft);
        long id = table.insert(values(saved));
        publish(
                by,
                Operation.CREATE,
                saved.name(),
                Map.of(),
                told(id, saved, saved.settings().secret() != null));
        return id;
    }

    /** Saves it without saying so, for whoever says it otherwise. */
    long insert(ProviderDraft draft) {
        return table.insert(values(store(draft)));
    }

    /**
     * @param known what the change starts from
     * @throws ProviderChangedMeanwhile where it is no longer so
     * @throws ProviderNameTaken where another one has the name
     * @throws SubjectsChange where people are linked with it and their keys would mean others
     * @throws PrimaryNeeded where its kind would have no primary one
     * @throws ProviderInUse where {@code auth_mode} needs it
     */
    @Transactional
    public void update(Principal by, Provider known, ProviderDraft draft) {
        replace(known, draft);
        boolean newSecret =
                !Objects.equals(known.settings().secret(), draft.settings().secret());
        publish(
                by,
                Operation.UPDATE,
                draft.name(),
                ProviderFields.of(known.id(), ProviderDraft.of(known)),
                told(known.id(), draft, newSecret));
    }

    /** Saves it without saying so, for whoever says it otherwise. */
    void replace(Provider known, ProviderDraft draft) {
        table.lock();
        ProviderRow row = table.findLocked(known.id()).orElseThrow(() -> new ProviderNotFound(known.id()));
        if (row.revision() != known.revision()) {
            throw new ProviderChangedMeanwhile(row.name());
        }
        requireFreeName(draft.name(), row.id());
        use.requireSameSubjects(known, draft);
        if (row.primary() && !draft.primary()) {
            throw new PrimaryNeeded(row.kind());
        }
        if (row.enabled() && !draft.enabled()) {
            use.requireDispensable(row);
        }
        if (draft.primary()) {
            table.demoteOthers(row.kind(), row.id());
        }
        table.update(row.id(), values(draft));
    }

    /**
     * Its links, its groups and their roles go with it; accounts stay. Another one of its kind becomes primary in its place.
     *
     * @throws ProviderInUse where {@code auth_mode} needs it
     */
    @Transactional
    public void delete(Principal by, long id) {
        table.lock();
        ProviderRow row = table.findLocked(id).orElseThrow(() -> new ProviderNotFound(id));
        if (row.enabled()) {
            use.requireDispensable(row);
        }
        Map<String, Object> before = ProviderFields.of(id, ProviderDraft.of(codec.closed(row)));
        before.put("links", table.countLinks(id));
        before.put("groups", table.countGroups(id));
        table.delete(id);
        if (row.primary()) {
            table.promoteNext(row.kind());
        }
        publish(by, Operation.DELETE, row.name(), before, Map.of());
    }

    private ProviderDraft store(ProviderDraft draft) {
        table.lock();
        requireFreeName(draft.name(), NOBODY);
        boolean primary = draft.primary() || table.primary(draft.kind()).isEmpty();
        if (primary) {
            table.demoteOthers(draft.kind(), NOBODY);
        }
        return new ProviderDraft(draft.name(), draft.enabled(), primary, draft.settings());
    }

    private void requireFreeName(String name, long owner) {
        if (table.isTaken(name, owner)) {
            throw new ProviderNameTaken(name);
        }
    }

    private ProviderTable.Values values(ProviderDraft draft) {
        return new ProviderTable.Values(
                draft.kind(),
                draft.name(),
                draft.enabled(),
                draft.primary(),
                codec.write(draft.settings()),
                codec.seal(draft.settings()));
    }

    private static Map<String, Object> told(long id, ProviderDraft draft, boolean newSecret) {
        Map<String, Object> fields = new LinkedHashMap<>(ProviderFields.of(id, draft));
        if (newSecret) {
            fields.put("secret", draft.settings().secret() == null ? "removed" : "set");
        }
        return fields;
    }

    private void publish(Principal by, Operation operation, String name, Map<String, ?> before, Map<String, ?> after) {
        events.publishEvent(new Changed(by, Kind.PROVIDER, operation, name, null, before, after));
    }
}
