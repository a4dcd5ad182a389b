// kioskctl key, badge
#include <memory>

#include "tool/cli/registry.hpp"
#include "tool/commands.hpp"

namespace kiosk::tool {

using std::filesystem::path;

void add_key(CLI::App& app, const Grammar& grammar) {
    const auto making = std::make_shared<NewKey>();
    const auto showing = std::make_shared<KeyFile>();
    auto& group = Grammar::group(app, "key", "Make an issuer key, show its public half", "kioskctl key new issuer.key");
    auto& made = grammar.command(group, "new", "Make an issuer key (mode 0600); print its public key for event.toml",
                                 "kioskctl key new issuer.key --passphrase",
                                 [=, &io = grammar.io()] { return new_key(io, *making); });
    made.add_option("FILE", making->file, "A file that does not exist yet")->required();
    made.add_flag("--sample", making->sample, "Mark it as a sample: real events refuse it");
    auto* asked = made.add_flag("--passphrase", making->passphrase,
                                "Encrypt the key; the passphrase is asked for twice, on the terminal");
    asked->disable_flag_override();
    add_passphrase_fd(made, making->passphrase_fd)
        ->excludes(asked)
        ->description("Encrypt the key with the passphrase in the first line of this file descriptor");
    auto& shown = grammar.command(group, "public", "Print the public key of a key file, for event.toml",
                                  "kioskctl key public issuer.key",
                                  [=, &io = grammar.io()] { return show_public_key(io, *showing); });
    shown.add_option("FILE", showing->file, "The key file")->required();
    add_passphrase_fd(shown, showing->passphrase_fd)
        ->description("Prove with the passphrase from this file descriptor that the key in the file is whole");
}

namespace {

void add_issue(CLI::App& group, const Grammar& grammar) {
    const auto words = std::make_shared<IssueBadges>();
    auto& issue = grammar.command(group, "issue", "Write DIR/badges.csv: a badge for everyone who has none yet",
                                  "kioskctl badge issue data/demo --key data/demo/demo.key",
                                  [=, &io = grammar.io()] { return issue_badges(io, *words); });
    issue.add_option("DIR", words->dir, "The event package")->required();
    add_key_file(issue, words->key);
    auto* again = issue.add_option("--reissue", words->reissue,
                                   "Revoke the badges of these participants and delegations and issue new ones");
    again->type_name("ID,ID...")->delimiter(',')->allow_extra_args(false);
    issue.add_flag("--all", words->reissue_all, "The same for everyone")->excludes(again);
    issue.add_flag("--coaches", words->coaches,
                   "Another for every coach of every delegation, which opens its list while staff work");
    issue.add_flag("--classes", words->classes,
                   "The same for every class of a delegation: the host class of guests, the hosts' own pupils' class");
}

void add_layout(CLI::App& command, std::string& name, path& file) {
    command.add_option("--layout", name, "How badges lie on the paper, as \"badge test-page\" lists them")
        ->type_name("NAME")
        ->capture_default_str();
    command.add_option("--layouts", file, "A file of layouts of your own, as data/print/layouts.toml")
        ->type_name("FILE");
}

void add_sheet(CLI::App& group, const Grammar& grammar) {
    const auto words = std::make_shared<PrintBadges>();
    auto& sheet =
        grammar.command(group, "sheet", "Print badges: sheets, labels or cards as PDF, pictures for phones as PNG",
                        "kioskctl badge sheet data/demo --pdf badges.pdf\n"
                        "kioskctl badge sheet data/demo --pdf b.pdf --delegation aobadai --photo-mark\n"
                        "kioskctl badge sheet data/demo --pdf b.pdf --layout avery-l7165 --skip 3\n"
                        "kioskctl badge sheet data/demo --pdf b.pdf --layout lanyard --two-sided\n"
                        "kioskctl badge sheet data/demo --png cards --only jp01,jp02",
                        [=, &io = grammar.io()] { return print_badges(io, *words); });
    sheet.add_option("DIR", words->dir, "The event package, with its badges.csv")->required();
    sheet.add_option("--pdf", words->pdf, "The PDF to write")->type_name("FILE");
    sheet.add_option("--png", words->cards, "Folder for a card of every badge, named by id")->type_name("DIR");
    sheet.add_option("--delegation", words->delegation, "Only this delegation")->type_name("ID");
    sheet.add_option("--group", words->group, "Only this group; no leader's badges")->type_name("NAME");
    auto* only =
        sheet.add_option("--only", words->only, "Only these participants, and delegations for the leader's badge");
    only->type_name("ID,ID...")->delimiter(',')->allow_extra_args(false);
    sheet.add_flag("--photo-mark", words->photo_mark, "Mark who must not be photographed");
    sheet.add_flag("--buddy", words->buddy, "Print the buddy class");
    sheet.add_flag("--diet", words->diet, "Print what a guest eats and avoids");
    add_layout(sheet, words->layout, words->layouts);
    sheet.add_option("--skip", words->skip, "Labels of the first sheet that are used up")->type_name("N");
    sheet.add_flag("--two-sided", words->two_sided, "With a programme and the way to the school on the back");
    sheet.add_option("--merge", words->merge, "A table of the badges for a mail merge or a card printer (CSV)")
        ->type_name("FILE");
    sheet.add_option("--badge", words->badge, "A badge's size in mm (default: the layout's)")->type_name("WxH");
    sheet.add_option("--leader", words->leader, "A leader's badge's size in mm (default: the layout's)")
        ->type_name("WxH");
    sheet.add_option("--paper", words->paper, "A4 or Letter (default: the layout's)")->type_name("NAME");
    sheet.add_option("--margin", words->margin, "Paper left free on each side, in mm (default: the layout's)")
        ->type_name("MM");
    sheet.add_option("--gap", words->gap, "Between badges, in mm; 0: one cut parts two (default: the layout's)")
        ->type_name("MM");
}

void add_test_page(CLI::App& group, const Grammar& grammar) {
    const auto words = std::make_shared<TestPage>();
    auto& page = grammar.command(group, "test-page", "Print rulers and the edges of badges, to hold against the sheet",
                                 "kioskctl badge test-page\n"
                                 "kioskctl badge test-page --layout avery-l7165 --pdf test.pdf",
                                 [=, &io = grammar.io()] { return print_test_page(io, *words); });
    page.add_option("--pdf", words->pdf, "The PDF to write; without it the layouts are listed")->type_name("FILE");
    add_layout(page, words->layout, words->layouts);
}

void add_revoke(CLI::App& group, const Grammar& grammar) {
    const auto words = std::make_shared<RevokeBadge>();
    auto& revoke = grammar.command(group, "revoke", "Refuse a badge from now on, as a fact of this kiosk's ledger",
                                   "kioskctl badge revoke 1f2e3d4c5b6a7988 --db kiosk.db --reason lost",
                                   [=, &io = grammar.io()] { return revoke_badge(io, *words); });
    revoke.add_option("BADGE", words->badge, "The badge's id, 16 hex digits, as in badges.csv")->required();
    add_database(revoke, words->database);
    revoke.add_option("--reason", words->reason, "A code that the ledger keeps, no name")
        ->type_name("CODE")
        ->capture_default_str();
}

} // namespace

void add_badge(CLI::App& app, const Grammar& grammar) {
    struct Translator {
        path dir;
        std::string token;
    };
    const auto words = std::make_shared<Translator>();
    auto& group = Grammar::group(app, "badge", "Issue, print, verify and revoke badges",
                                 "kioskctl badge issue data/demo --key data/demo/demo.key");
    add_issue(group, grammar);
    add_sheet(group, grammar);
    add_test_page(group, grammar);
    add_revoke(group, grammar);
    auto& verify = grammar.command(group, "verify", "Say whether a badge's text is genuine, and whose",
                                   "kioskctl badge verify - --event data/demo",
                                   [=, &io = grammar.io()] { return verify_badge(io, words->token, words->dir); });
    verify
        .add_option("TOKEN", words->token,
                    "The badge's text, with nothing before or after it, or - to read it from standard input")
        ->required();
    verify.add_option("--event", words->dir, "The event package")->required()->type_name("DIR");
}

} // namespace kiosk::tool
