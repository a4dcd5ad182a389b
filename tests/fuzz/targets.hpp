// What the fuzzers feed and the corpus replays: one function for each parser of what people bring along.
#pragma once

#include <cstdlib>
#include <string>
#include <string_view>

#include "core/base/base32.hpp"
#include "core/crypto/crypto_key.hpp"
#include "core/event/token.hpp"
#include "core/i18n/encoding.hpp"
#include "core/i18n/kept_text.hpp"
#include "core/i18n/text.hpp"
#include "event/limits.hpp"
#include "event/package/event_file.hpp"
#include "event/package/tables.hpp"
#include "event/seal/seal.hpp"
#include "event/table/archive.hpp"
#include "event/table/cell_name.hpp"
#include "event/table/letters.hpp"
#include "event/table/workbook.hpp"
#include "event/workbook/marked_workbook.hpp"
#include "event/workbook/settings_sheet.hpp"
#include "event/workbook/sheet_places.hpp"
#include "event/workbook/workbook_form.hpp"
#include "fuzz/stored_workbook.hpp"

namespace kiosk::test {

// A broken promise must stop the fuzzer in every build.
inline void promise(bool kept) {
    if (!kept) {
        std::abort();
    }
}

// A cell that is longer than the limit is an error and is not read further.
inline bool is_kept(const std::string& text) {
    return text.size() > event::kMaxCellBytes || core::keep_text(text).text == text;
}

// The first byte chooses the table. Half of all letters have no glyph.
inline void feed_csv(std::string_view input) {
    if (input.empty()) {
        return;
    }
    event::Problems problems;
    event::Context context;
    const auto text = input.substr(1);
    const event::Letters letters([](char32_t letter) { return letter % 2 == 0; });
    event::TableFile bytes(text);
    bytes.letters = &letters;
    const event::Reporter reporter(problems, "fuzz.csv");
    switch (static_cast<unsigned char>(input.front()) % 6U) {
    case 0:
        (void)event::read_delegations(bytes, context, reporter);
        break;
    case 1:
        for (const auto& person : event::read_participants(bytes, context, reporter)) {
            promise(is_kept(person.name) && is_kept(person.group));
        }
        break;
    case 2:
        (void)event::read_places(bytes, context, reporter);
        break;
    case 3:
        (void)event::read_programme(bytes, context, reporter);
        break;
    case 4:
        (void)event::read_checkpoints(bytes, context, reporter);
        break;
    default:
        (void)event::read_badges(text, context, reporter);
        break;
    }
    const auto found = problems.take();
    promise(found.size() <= event::kMaxProblems + 1);
    for (const auto& problem : found) {
        promise(problem.line >= 0 && !event::say(problem.what).empty());
    }
}

inline void feed_toml(std::string_view input) {
    event::Problems problems;
    const event::Letters letters([](char32_t letter) { return letter % 2 == 0; });
    const auto file = event::read_event_file(input, event::Reporter(problems, "event.toml"), &letters);
    if (!problems.has_errors()) {
        promise(file.complete && file.days_known && !file.info.id.empty());
        for (const auto& [language, text] : file.info.title.by_language) {
            promise(is_kept(text));
        }
    }
    for (const auto& problem : problems.take()) {
        promise(!event::to_line(problem).empty());
    }
}

// What is read is what is written, byte by byte.
inline void feed_seal(std::string_view input) {
    const auto seal = event::parse_seal(input);
    promise(!seal || event::write_seal(*seal) == input);
}

// A whole file, or, where it does not begin like an archive, the parts of one: sheet, texts and styles, parted by zero
// bytes and packed without compression, so that the fuzzer gets past the archive's sums.
inline void feed_xlsx(std::string_view input) {
    const std::string packed = input.starts_with("PK") ? std::string(input) : stored_workbook(input);
    event::Problems problems;
    const event::Reporter reporter(problems, "participants.xlsx");
    event::TableFile file(packed);
    file.xlsx = true;
    file.sheet = "participants";
    event::Context context;
    context.delegations.complete = false;
    for (const auto& person : event::read_participants(file, context, reporter)) {
        promise(core::is_valid_utf8(person.name));
        promise(is_kept(person.name));
    }
    for (const auto& problem : problems.take()) {
        promise(problem.line >= 0 && problem.line <= 1'048'577 && !event::say(problem.what).empty());
    }
}

// A whole file, or the parts of one as stored_event() takes them. What is read is bounded and said of cells that there
// are; a copy with the problems in it is an archive again, and says the same.
inline void feed_event_workbook(std::string_view input) {
    const std::string packed = input.starts_with("PK") ? std::string(input) : stored_event(input);
    event::Archive archive(packed);
    const auto sheets = event::sheets_in(archive);
    promise(!sheets || sheets->size() <= event::kMaxOtherSheets + 1);
    event::Problems problems;
    event::TableFile file(packed);
    file.xlsx = file.alone = file.line_breaks = true;
    file.sheet = "活動";
    event::SheetPlaces setting_places;
    const auto said_of = setting_places.reporter(problems, "活動");
    const auto settings = event::read_settings_sheet(file, {}, said_of);
    if (settings.whole) {
        const event::Reporter placed(problems, "活動", [&](event::Problem& problem) { settings.place(problem); });
        const auto read = event::read_event_file(settings.toml, placed);
        promise(read.complete); // whatever the cells hold, it is TOML
    }
    file.sheet = "名單";
    file.line_breaks = false;
    file.examples = &event::example_rows("participants.csv");
    event::SheetPlaces people_places;
    event::Context context;
    context.delegations.complete = false;
    for (const auto& person : event::read_participants(file, context, people_places.reporter(problems, "名單")))
        promise(is_kept(person.name));
    const auto found = problems.take();
    for (const auto& problem : found) promise(problem.cell.empty() || event::cell_name_of(problem.cell).has_value());
    if (const auto marked = event::mark_workbook(packed, found)) {
        event::Archive again(*marked);
        const auto listed = event::sheets_in(again);
        promise(listed.has_value());
    }
}

// The first byte chooses the encoding; the last choice is to find it out.
inline void feed_encoding(std::string_view input) {
    if (input.empty()) {
        return;
    }
    const auto names = core::encoding_names();
    const auto choice = static_cast<unsigned char>(input.front()) % (names.size() + 1);
    const auto decoded = core::decode(input.substr(1), choice < names.size() ? names[choice] : std::string_view());
    promise(core::is_valid_utf8(decoded.text));
    promise(!decoded.encoding.empty());
    promise(decoded.text.size() <= 3 * input.size());
    // UTF-8 is taken as it is.
    const auto again = core::decode(decoded.text, "utf-8");
    promise(again.whole && (again.text == decoded.text || decoded.text.starts_with("\xEF\xBB\xBF")));
}

// One value has one text.
inline void feed_token(std::string_view input) {
    const auto token = core::parse_token(input);
    if (!token) {
        return;
    }
    promise(core::looks_like_token(input) && input.size() == core::kTokenCharacters);
    const auto raw = core::base32_decode(input.substr(core::kTokenPrefix.size()));
    promise(raw.has_value() && raw->size() == core::kTokenBytes);
    std::string upper(input);
    for (char& c : upper) {
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    promise(std::string(core::kTokenPrefix) + core::base32_encode(*raw) == upper);
    promise(token->body.valid_from <= token->body.valid_to && token->body.badge.value() != 0);
}

// One key has one text, but for its line ends, and no text asks for more than the limits.
inline void feed_key(std::string_view input) {
    const auto read = core::parse_key_text(input);
    if (!read) {
        promise(!read.error().detail.empty());
        return;
    }
    std::string plain;
    for (const char c : input) {
        if (c != '\r') plain += c;
    }
    if (!plain.ends_with('\n')) plain += '\n';
    const auto* locked = std::get_if<core::LockedKey>(&*read);
    if (locked == nullptr) {
        const auto again = core::parse_key_text(core::write_key_text(std::get<core::IssuerKey>(*read)));
        promise(again.has_value() && std::holds_alternative<core::IssuerKey>(*again));
        return;
    }
    promise(core::write_key_text(*locked) == plain);
    promise(locked->cost.opslimit >= 1 && locked->cost.opslimit <= 10);
    promise(locked->cost.memlimit >= 8192 && locked->cost.memlimit <= 1U << 30U);
}

} // namespace kiosk::test
