package dev.berth.safety;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Credential;
import dev.berth.access.Principal;
import dev.berth.access.ProjectMembership;
import dev.berth.access.RepositoryScope;
import dev.berth.access.SystemRole;
import dev.berth.artifact.ArtifactCopier;
import dev.berth.artifact.BlobDeleter;
import dev.berth.artifact.BlobMounter;
import dev.berth.artifact.BlobPuller;
import dev.berth.artifact.Chunk;
import dev.berth.artifact.HiddenRepositories;
import dev.berth.artifact.ManifestDeleter;
import dev.berth.artifact.ManifestGarbage;
import dev.berth.artifact.ManifestPuller;
import dev.berth.artifact.ManifestPusher;
import dev.berth.artifact.ManifestSweep;
import dev.berth.artifact.ManifestSweep.Condition;
import dev.berth.artifact.RepositoryRemover;
import dev.berth.artifact.Swept.Fate;
import dev.berth.artifact.UnreferencedBlobs;
import dev.berth.artifact.Uploads;
import dev.berth.blob.BlobStore;
import dev.berth.blob.CondemnedObjects;
import dev.berth.blob.PendingObjects;
import dev.berth.blob.StoredBlob;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.testkit.Memberships;
import tools.jackson.databind.json.JsonMapper;

/** The modules of content without web and without anything else, on a database and a store. Closing it leaves both as they are. */
final class ContentModules implements Registry, AutoCloseable {

    private static final long PROJECT = 7;
    private static final Principal PUSHER = new Principal.User(1, "pusher", SystemRole.NONE, Credential.PASSWORD);

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private ContentModules(DataSource database, BlobStore store, Map<String, String> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("berth.data.directory", "unused");
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", all));
        context.registerBean(DataSource.class, () -> database);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(
                TransactionTemplate.class, () -> new TransactionTemplate(new JdbcTransactionManager(database)));
        context.registerBean(BlobStore.class, () -> store);
        context.registerBean(JsonMapper.class, JsonMapper::shared);
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(ProjectMembership.class, Memberships::new);
        context.register(Modules.class);
        context.refresh();
    }

    /** Not marked as a configuration, so that no server in this JVM finds it. */
    @ComponentScan(
            basePackages = {"dev.berth.blob", "dev.berth.artifact"},
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.ANNOTATION,
                            classes = {Configuration.class, Controller.class}))
    @ComponentScan(
            basePackages = "dev.berth.quota",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    "dev\\.berth\\.quota\\.(ProjectQuota|QuotaUsageTable|QuotaLookup|QuotaRefusals|LimitedProjects)"))
    @ComponentScan(
            basePackages = "dev.berth.setting",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "dev\\.berth\\.setting\\.(Settings|SettingTable|FixedSettings)"))
    @ComponentScan(
            basePackages = "dev.berth.immutability",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "dev\\.berth\\.immutability\\.(TagImmutability|FreezingRuleLookup)"))
    @ConfigurationPropertiesScan({"dev.berth.blob", "dev.berth.artifact", "dev.berth.setting"})
    @Import(AccessPolicy.class)
    static class Modules {}

    static ContentModules open(DataSource database, BlobStore store, Steps steps) {
        quiet();
        return new ContentModules(new SteppedDataSource(database, steps), new SteppedStore(store, steps), Map.of());
    }

    /** One of several nodes, without a step to stop it at. */
    static ContentModules node(DataSource database, BlobStore store, Map<String, String> properties) {
        quiet();
        return new ContentModules(database, store, properties);
    }

    /** Without an application that configures it, logback prints everything. */
    private static void quiet() {
        LoggingSystem logging = LoggingSystem.get(ContentModules.class.getClassLoader());
        List.of("org", "com", "dev.berth").forEach(name -> logging.setLogLevel(name, LogLevel.ERROR));
        logging.setLogLevel("dev.berth.safety", LogLevel.INFO);
    }

    /** Makes the one project that all repositories here belong to. */
    static void makeProject(DataSource database) {
        JdbcClient.create(database).sql("""
                with owner as (insert into identity_user (username, password) values ('pusher', '-') returning user_id)
                insert into project (project_id, name, owner_id, public)
                overriding system value select ?, 'library', user_id, true from owner
                """).param(PROJECT).update();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void reap() {
        bean(Uploads.class).expire();
        bean(HiddenRepositories.class).workOff();
        bean(PendingObjects.class)
                .abandonOlderThan(Duration.ofDays(2), bean(Uploads.class).objects());
        bean(CondemnedObjects.class).deleteDue();
    }

    @Override
    public void collect() {
        ManifestGarbage manifests = bean(ManifestGarbage.class);
        List<ManifestGarbage.Candidate> some = manifests.letGo(ManifestGarbage.Position.START, ManifestSweep.MOST);
        while (!some.isEmpty()) {
            ManifestGarbage.byRepository(some)
                    .forEach((scope, digests) -> bean(ManifestSweep.class)
                            .sweep(scope, Principal.Background.SERVER, digests, new Condition.LetGo()));
            some = manifests.letGo(ManifestGarbage.Position.after(some), ManifestSweep.MOST);
        }
        Optional<UnreferencedBlobs.Pass> pass = Optional.of(UnreferencedBlobs.Pass.begin());
        while (pass.isPresent()) {
            pass = bean(UnreferencedBlobs.class).collect(pass.get()).next();
        }
    }

    @Override
    public boolean retire(String repository, Digest digest) {
        return bean(ManifestSweep.class)
                .moment(scope(repository))
                .filter(now -> isOld(repository, digest) && sweep(repository, digest, new Condition.Unchanged(now)))
                .isPresent();
    }

    /** What the rule says: neither it nor a tag of it was pushed within a day. */
    private boolean isOld(String repository, Digest digest) {
        return bean(JdbcClient.class)
                .sql("""
                        select not exists (
                            select from manifest m join repository r using (repository_id) left join tag t using (repository_id, digest)
                            where r.name = ? and r.deleted_at is null and m.digest = ?
                              and greatest(m.pushed_at, t.pushed_at) > now() - interval '1 day')
                        """)
                .params(scope(repository).name().value(), digest.toString())
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean sweepUntagged(String repository, Digest digest) {
        return sweep(repository, digest, new Condition.Untagged(Duration.ZERO));
    }

    private boolean sweep(String repository, Digest digest, Condition condition) {
        return bean(ManifestSweep.class)
                .sweep(scope(repository), Principal.Background.SERVER, List.of(digest), condition)
                .with(Fate.REMOVED)
                .contains(digest);
    }

    /** Limits what the project may hold, in bytes; -1 for no limit. */
    static void limitProject(DataSource database, long bytes) {
        JdbcClient.create(database).sql("""
                insert into quota (project_id, storage_limit) values (?, ?)
                on conflict (project_id) do update set storage_limit = excluded.storage_limit
                """).params(PROJECT, bytes).update();
    }

    @Override
    public void put(String repository, byte[] blob) {
        bean(Uploads.class).put(scope(repository), PUSHER, Digest.of(DigestAlgorithm.SHA256, blob), chunk(blob));
    }

    @Override
    public String start(String repository) {
        return bean(Uploads.class)
                .start(scope(repository), PUSHER, DigestAlgorithm.SHA256)
                .id()
                .toString();
    }

    @Override
    public void append(String repository, String upload, byte[] chunk) {
        bean(Uploads.class).append(scope(repository), PUSHER, UUID.fromString(upload), chunk(chunk));
    }

    @Override
    public void finish(String repository, String upload, Digest digest, byte[] last) {
        bean(Uploads.class).finish(scope(repository), PUSHER, UUID.fromString(upload), digest, chunk(last));
    }

    @Override
    public void cancel(String repository, String upload) {
        bean(Uploads.class).cancel(scope(repository), PUSHER, UUID.fromString(upload));
    }

    @Override
    public boolean mount(String repository, String from, Digest digest) {
        return bean(BlobMounter.class).mount(scope(repository), PUSHER, scope(from), digest);
    }

    @Override
    public void push(String repository, Reference reference, byte[] manifest) {
        bean(ManifestPusher.class)
                .push(scope(repository), PUSHER, new ManifestPusher.Push(reference, List.of(), manifest, null));
    }

    @Override
    public boolean delete(String repository, Reference reference) {
        return found(() -> {
            bean(ManifestDeleter.class).delete(scope(repository), PUSHER, reference);
            return true;
        });
    }

    @Override
    public boolean deleteBlob(String repository, Digest digest) {
        return found(() -> {
            bean(BlobDeleter.class).delete(scope(repository), digest);
            return true;
        });
    }

    @Override
    public boolean removeRepository(String repository) {
        return found(() -> {
            bean(RepositoryRemover.class).remove(scope(repository), PUSHER);
            return true;
        });
    }

    @Override
    public boolean copy(String repository, String from, Reference reference) {
        return found(() -> {
            bean(ArtifactCopier.class).copy(new ArtifactCopier.Copy(scope(from), reference, scope(repository)), PUSHER);
            return true;
        });
    }

    @Override
    public boolean promises(String repository, Digest digest) {
        return found(
                () -> bean(BlobPuller.class).promise(scope(repository), digest).size() >= 0);
    }

    private static boolean found(BooleanSupplier request) {
        try {
            return request.getAsBoolean();
        } catch (DomainException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public Optional<byte[]> blob(String repository, Digest digest) {
        if (!promises(repository, digest)) {
            return Optional.empty();
        }
        BlobPuller puller = bean(BlobPuller.class);
        StoredBlob blob = puller.find(scope(repository), digest);
        try (InputStream content = puller.open(scope(repository), blob, 0, blob.size())) {
            return Optional.of(content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<byte[]> manifest(String repository, Reference reference) {
        try {
            return Optional.of(bean(ManifestPuller.class)
                    .pull(scope(repository), reference)
                    .content());
        } catch (DomainException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static RepositoryScope scope(String repository) {
        return new RepositoryScope(PROJECT, new RepositoryName("library/" + repository));
    }

    private static Chunk chunk(byte[] bytes) {
        return new Chunk(new ByteArrayInputStream(bytes), null, (long) bytes.length);
    }

    @Override
    public void close() {
        context.close();
    }
}
