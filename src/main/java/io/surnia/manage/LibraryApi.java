package io.surnia.manage;

import io.surnia.library.Difficulty;
import io.surnia.library.LibraryEditing;
import io.surnia.library.LibraryId;
import io.surnia.library.LibraryKind;
import io.surnia.library.NewLibraryItem;
import io.surnia.library.Place;
import io.surnia.manage.wire.WireLibraryItem;
import io.surnia.manage.wire.WireQuestions;
import io.surnia.platform.http.Answer;
import io.surnia.platform.http.Call;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The partner's library: for the partner's key alone. An item is never changed: a change makes its next version. */
final class LibraryApi {
    private static final List<String> KINDS =
            Arrays.stream(LibraryKind.values()).map(LibraryKind::word).toList();

    private final Reads reads;
    private final Writes writes;
    private final LibraryEditing library;

    LibraryApi(Reads reads, Writes writes, LibraryEditing library) {
        this.reads = reads;
        this.writes = writes;
        this.library = library;
    }

    void list(Call call) throws IOException {
        LibraryKind kind = call.choice("kind", KINDS).map(LibraryKind::ofWord).orElse(null);
        reads.list(Caller.ofPartner(call), (tx, slice) -> library.slice(tx, kind, slice), WireLibraryItem::of);
    }

    void one(Call call) throws IOException {
        reads.one(Caller.ofPartner(call), one(id(call)));
    }

    /** What the item asks, with the right answers. */
    void questions(Call call) throws IOException {
        LibraryId id = id(call);
        reads.one(
                Caller.ofPartner(call),
                new One(tx -> WireQuestions.of(library.get(tx, id)), tx -> library.hold(tx, id)));
    }

    void create(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        Fields fields = Fields.of(call);
        fields.require("kind", "title");
        NewLibraryItem item = item(fields, NewLibraryItem.ofText(LibraryKind.VIDEO, "", ""));
        writes.create(caller, tx -> library.add(tx, caller.actor(), item).value(), id -> one(new LibraryId(id)));
    }

    /** Makes the next version, archives the one before, and answers 201 with the new one. */
    void revise(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        LibraryId id = id(call);
        Fields fields = Fields.of(call);
        writes.answer(caller, tx -> {
            Writes.requireVersion(caller, one(id), tx);
            LibraryId next = library.revise(tx, caller.actor(), id, before -> item(fields, before));
            Object sent = one(next).read().apply(tx);
            return Answer.created(Routes.ROOT + "/library/" + next.value(), sent)
                    .with(One.version(sent));
        });
    }

    void archive(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        LibraryId id = id(call);
        writes.change(caller, one(id), tx -> library.archive(tx, caller.actor(), id));
    }

    void restore(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        LibraryId id = id(call);
        writes.change(caller, one(id), tx -> library.restore(tx, caller.actor(), id));
    }

    private One one(LibraryId id) {
        return new One(tx -> WireLibraryItem.of(library.get(tx, id)), tx -> library.hold(tx, id));
    }

    private static LibraryId id(Call call) {
        return new LibraryId(call.pathId("id"));
    }

    private static NewLibraryItem item(Fields fields, NewLibraryItem before) {
        Place place = before.place();
        NewLibraryItem item = new NewLibraryItem(
                        before.starterKey(),
                        fields.word("kind", LibraryKind.class, before.kind()),
                        before.version(),
                        fields.text("title", 1, 300, before.title()),
                        fields.textOrNull("summary", 2000, before.summary()),
                        fields.textOrNull("file_name", 500, before.fileName()),
                        fields.textOrNull("file_type", 50, before.fileType()),
                        fields.textOrNull("content", 1_000_000, before.content()),
                        fields.jsonOrNull("quiz", before.quiz()),
                        fields.wordOrNull("phishing_difficulty", Difficulty.class, before.difficulty()))
                .at(
                        new Place(
                                fields.language("language", place.language()),
                                fields.textOrNull("course", 300, place.course()),
                                fields.integerOrNull("position", 1, 10_000, place.position())),
                        fields.integerOrNull("minutes", 1, 240, before.minutes()),
                        before.pictures());
        fields.verify();
        return item;
    }
}
