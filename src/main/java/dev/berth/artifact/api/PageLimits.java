package dev.berth.artifact.api;

/** How much a page shows with each artifact, so that no pusher can make a page larger than memory. */
final class PageLimits {

    /** So many tags, children, accessories and inherited accessories at most; those lists have pages of their own or are in the manifest. */
    static final int MOST_PARTS = 1000;

    /** A manifest may be 4 MiB of annotations, in bytes. A page leaves out those of larger ones than this; they are shown one by one. */
    static final int LARGEST_MANIFEST = 256 * 1024;

    private PageLimits() {}
}
