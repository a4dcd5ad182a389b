// kioskctl scan, present, find, clock, doctor: what the kiosk does, without its screen
#include <memory>

#include "tool/cli/registry.hpp"
#include "tool/commands.hpp"

namespace kiosk::tool {

using std::filesystem::path;

void add_scan(CLI::App& app, const Grammar& grammar) {
    const auto words = std::make_shared<Scan>();
    auto& scanning = grammar.command(
        app, "scan",
        "Read codes with the kiosk's own decoder: one line a code, file TAB text; of a badge its token alone",
        "kioskctl scan photo.png", [=, &io = grammar.io()] { return scan(io, *words); });
    auto* files = scanning.add_option("FILE", words->files, "Pictures");
    auto* camera =
        scanning.add_option("--camera", words->camera, "A GStreamer source, or a device such as /dev/video0");
    camera->type_name("PIPELINE")->excludes(files);
    scanning.add_option("--seconds", words->seconds, "With --camera: how long")
        ->needs(camera)
        ->check(CLI::Range(1, 86400));
    scanning.add_flag("--barcodes", words->barcodes, "Read barcodes of other systems too");
}

void add_present(CLI::App& app, const Grammar& grammar) {
    const auto words = std::make_shared<Present>();
    auto& presenting = grammar.command(
        app, "present",
        "The desk without a screen: one verdict a line (verdict TAB time TAB who), durable before it prints",
        "kioskctl present --db kiosk.db --checkpoint gate - < tokens.txt",
        [=, &io = grammar.io()] { return present(io, *words); });
    add_database(presenting, words->database);
    presenting.add_option("--checkpoint", words->checkpoint, "Where the badges are presented")
        ->required()
        ->type_name("ID");
    presenting
        .add_option("--now", words->now, "Sample events only: the time to begin at; entries are flagged simulated")
        ->type_name("ISO");
    presenting.add_option(
        "TOKEN", words->tokens,
        "Texts of badges, whatever a scanner put around them; - or none: one a line from standard input");
}

void add_find(CLI::App& app, const Grammar& grammar) {
    const auto words = std::make_shared<FindPeople>();
    auto& finding = grammar.command(app, "find",
                                    "Find people by any part of a name as it is written or read, by a number or a code",
                                    "kioskctl find 小明 --db kiosk.db\nkioskctl find wxm --db kiosk.db\nkioskctl find "
                                    "Wang Hsiao-ming --db kiosk.db",
                                    [=, &io = grammar.io()] { return find_people(io, *words); });
    add_database(finding, words->database);
    finding.add_option("--limit", words->limit, "At most so many people")
        ->capture_default_str()
        ->check(CLI::Range(1, 999))
        ->type_name("N");
    finding
        .add_option("TEXT", words->words,
                    "Characters, pinyin, Wade-Giles, 注音, kana, hangul, initials (wxm, ㄨㄒㄇ, ㄱㅎㄴ), Latin, an id")
        ->required();
}

void add_clock(CLI::App& app, const Grammar& grammar) {
    const auto database = std::make_shared<path>();
    auto& group =
        Grammar::group(app, "clock", "Say that the machine's clock is right, where neither NTP nor a battery does",
                       "kioskctl clock confirm --db kiosk.db");
    add_database(grammar.command(group, "confirm",
                                 "Staff have looked: the clock is right, until it jumps or the machine is switched off",
                                 "kioskctl clock confirm --db kiosk.db",
                                 [=, &io = grammar.io()] { return confirm_clock(io, *database); }),
                 *database);
}

void add_doctor(CLI::App& app, const Grammar& grammar) {
    const auto database = std::make_shared<path>();
    grammar
        .command(app, "doctor", "Check fonts, OpenGL, camera, disk, clock and database",
                 "kioskctl doctor --db kiosk.db", [=, &io = grammar.io()] { return doctor(io, *database); })
        .add_option("--db", *database, "The kiosk's database")
        ->type_name("FILE");
}

} // namespace kiosk::tool
