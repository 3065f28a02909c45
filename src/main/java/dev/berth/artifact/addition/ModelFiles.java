package dev.berth.artifact.addition;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.berth.oci.Descriptor;
import dev.berth.oci.Manifest;

/** The files of a model as a tree. Each layer says in an annotation where its file belongs. */
final class ModelFiles {

    static final String PATH = "org.cncf.model.filepath";

    private static final int DEEPEST = 32;

    /** Folders come first. */
    private static final Comparator<File> ORDER =
            Comparator.comparing((File file) -> file.children() == null).thenComparing(File::name);

    private final Map<String, ModelFiles> children = new TreeMap<>();
    private @Nullable Long size;

    private ModelFiles() {}

    /** @param size in bytes; absent for a folder */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record File(
            String name,
            String type,
            @Nullable Long size,
            @Nullable List<File> children) {}

    /** The topmost files and folders. */
    static List<File> of(Manifest.Image model) {
        ModelFiles root = new ModelFiles();
        for (Descriptor layer : model.layers()) {
            String path = layer.annotations().getOrDefault(PATH, "");
            root.add(names(path), path.endsWith("/") ? null : layer.size());
        }
        return root.listed();
    }

    private static List<String> names(String path) {
        return Stream.of(path.split("/", DEEPEST))
                .filter(name -> !name.isEmpty() && !name.equals(".") && !name.equals(".."))
                .toList();
    }

    private void add(List<String> names, @Nullable Long fileSize) {
        ModelFiles place = this;
        for (String name : names) {
            place = place.children.computeIfAbsent(name, missing -> new ModelFiles());
        }
        place.size = fileSize;
    }

    private List<File> listed() {
        return children.entrySet().stream()
                .map(entry -> entry.getValue().named(entry.getKey()))
                .sorted(ORDER)
                .toList();
    }

    private File named(String name) {
        return size == null || !children.isEmpty()
                ? new File(name, "directory", null, listed())
                : new File(name, "file", size, null);
    }
}
