#include "event/table/shown_text.hpp"

#include "core/i18n/lost_text.hpp"

namespace kiosk::event {
namespace {

void judge_proper_name(std::string_view text, std::string_view again, std::vector<Finding>& findings) {
    if (core::question_marks(text) != core::QuestionMarks::None)
        findings.push_back(
            {Problem::Error, "",
             "the name holds a question mark, which a spreadsheet writes for letters that it cannot save",
             std::string(again)});
    if (const auto stands = core::stand_in_letter(text); !stands.empty())
        findings.push_back({Problem::Warning, "a sign in the place of a letter",
                            std::string(stands) + " stands in the name " + in_quotes(text) +
                                ", as if for a letter that could not be typed",
                            "write the letter itself, or another form of the name"});
}

void judge_question_marks(std::string_view text, bool prose, std::string_view again, std::vector<Finding>& findings) {
    switch (core::question_marks(text)) {
    case core::QuestionMarks::None:
        return;
    case core::QuestionMarks::Lost:
        findings.push_back(
            {Problem::Error, "",
             "a question mark stands in the place of a letter that a spreadsheet could not save: " + in_quotes(text),
             std::string(again) + "; put a blank behind a question mark that is meant"});
        return;
    case core::QuestionMarks::Asking:
        if (prose) return;
        break;
    case core::QuestionMarks::Doubtful:
        break;
    }
    findings.push_back(
        {Problem::Warning, "a question mark that may stand for a letter",
         "a question mark may stand in the place of a letter that a spreadsheet could not save: " + in_quotes(text),
         "if so, " + std::string(again)});
}

} // namespace

std::vector<Finding> findings_in(std::string_view text, TextUse use, std::string_view again) {
    std::vector<Finding> findings;
    if (use == TextUse::ProperName)
        judge_proper_name(text, again, findings);
    else
        judge_question_marks(text, use == TextUse::Prose, again, findings);
    return findings;
}

std::vector<Finding> lost_letters_in(std::string_view text, std::string_view again) {
    std::vector<Finding> findings;
    if (text.find("\xEF\xBF\xBD") != std::string_view::npos)
        findings.push_back(
            {Problem::Error, "", "the text holds a sign that was lost on the way (�)", std::string(again)});
    if (core::holds_private_letter(text))
        findings.push_back({Problem::Error, "",
                            "the text holds a letter for private use (自造字), a box on every other machine",
                            "write the letter that Unicode has for it, or another form of the name"});
    return findings;
}

std::vector<Finding> findings_of(const core::KeptText& kept) {
    std::vector<Finding> findings;
    if (!kept.hidden.empty())
        findings.push_back({Problem::Warning, "marks that nobody sees",
                            "the text holds marks that nobody sees: " + code_points_of(kept.hidden),
                            "they are left out; type the text again, if it does not read as it should"});
    if (!kept.reshaped.empty())
        findings.push_back(
            {Problem::Warning, "letters that are kept in another form",
             "the kiosk writes " + code_points_of(kept.reshaped) + " in its usual form: " + in_quotes(kept.text),
             "nothing is lost, but tell guests whose name it is"});
    return findings;
}

std::string code_points_of(std::u32string_view signs) {
    constexpr std::size_t kMost = 5;
    std::string list;
    for (const auto sign : signs.substr(0, kMost)) list += (list.empty() ? "" : ", ") + core::code_point_name(sign);
    if (signs.size() > kMost) list += " and " + std::to_string(signs.size() - kMost) + " more";
    return list;
}

} // namespace kiosk::event
