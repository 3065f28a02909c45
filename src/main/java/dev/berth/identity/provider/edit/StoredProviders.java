package dev.berth.identity.provider.edit;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.berth.identity.provider.Provider;
import dev.berth.identity.provider.ProviderCodec;
import dev.berth.identity.provider.ProviderKind;
import dev.berth.identity.provider.ProviderRow;
import dev.berth.identity.provider.ProviderTable;
import dev.berth.platform.secret.SecretUnreadable;

/** Providers as they are before a change. A secret that cannot be opened counts as none, so that somebody can enter it anew. */
@Component
class StoredProviders {

    private final ProviderTable table;
    private final ProviderCodec codec;

    StoredProviders(ProviderTable table, ProviderCodec codec) {
        this.table = table;
        this.codec = codec;
    }

    /** @throws ProviderNotFound where there is none */
    Provider require(long id) {
        return table.find(id).map(this::opened).orElseThrow(() -> new ProviderNotFound(id));
    }

    Optional<Provider> primary(ProviderKind kind) {
        return table.primary(kind).map(this::opened);
    }

    List<ProviderReply> replies() {
        return table.all().stream().map(this::reply).toList();
    }

    /**
     * With how many accounts and groups would go with it.
     *
     * @throws ProviderNotFound where there is none
     */
    ProviderReply reply(long id) {
        return table.find(id)
                .map(row -> reply(row).with(table.countLinks(id), table.countGroups(id)))
                .orElseThrow(() -> new ProviderNotFound(id));
    }

    private ProviderReply reply(ProviderRow row) {
        return ProviderReply.of(codec.closed(row), row.secret() != null);
    }

    private Provider opened(ProviderRow row) {
        try {
            return codec.open(row);
        } catch (SecretUnreadable e) {
            return codec.closed(row);
        }
    }
}
