package dev.berth.access;

import java.util.List;

import dev.berth.oci.RepositoryName;

/** Who makes a request, or in whose name a job goes on. It is a parameter below the controllers, never fetched from a thread-local. */
public sealed interface Principal
        permits Principal.Anonymous, Principal.User, Principal.Robot, Principal.Bearer, Principal.Background {

    /** The name that people see in logs and messages. */
    String name();

    /** Identifies the account for ownership and limits; never reused, and no two kinds can collide. */
    String key();

    /** By what this was proved. */
    Credential credential();

    /** Nobody has signed in. */
    record Anonymous() implements Principal {

        @Override
        public Credential credential() {
            return Credential.NONE;
        }

        @Override
        public String name() {
            return "anonymous";
        }

        @Override
        public String key() {
            return "anonymous";
        }
    }

    /** A person's account, by whatever credential. */
    record User(long id, String name, SystemRole role, Credential credential) implements Principal {

        /** Whether this account may do everything. */
        public boolean administrator() {
            return role == SystemRole.ADMINISTRATOR;
        }

        @Override
        public String key() {
            return "user:" + id;
        }
    }

    /** An account for machines; the name is the one it signs in with, prefix included. */
    record Robot(long id, String name, RobotRights rights) implements Principal {

        @Override
        public Credential credential() {
            return Credential.ROBOT_SECRET;
        }

        @Override
        public String key() {
            return "robot:" + id;
        }
    }

    /** Holder of an access token: the subject's account, narrowed to what the token grants. */
    record Bearer(Principal subject, List<Grant> grants, boolean catalog) implements Principal {

        @Override
        public Credential credential() {
            return Credential.ACCESS_TOKEN;
        }

        @Override
        public String name() {
            return subject.name();
        }

        @Override
        public String key() {
            return subject.key();
        }
    }

    /**
     * A job, in the name of the account that asked for it or of the server itself. It makes no requests and holds no right: whether the
     * job may run was decided when it was asked for.
     */
    record Background(String name, String key) implements Principal {

        /** What the server does of its own accord, such as following a schedule. No account's key looks like this. */
        public static final Background SERVER = new Background("system", "server");

        /** The same account, once its request is over. */
        public static Background of(Principal principal) {
            return new Background(principal.name(), principal.key());
        }

        @Override
        public Credential credential() {
            return Credential.NONE;
        }
    }

    /**
     * What a token says of one repository. The project goes by id, so that a project that is deleted and created again is another one.
     * Without actions it was asked for and refused.
     */
    record Grant(long projectId, RepositoryName repository, List<RepositoryAction> actions) {}
}
