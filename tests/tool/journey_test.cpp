// What an organiser does in the week before, from an empty disk to the desk that takes the printed badges.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <set>

#include <iconv.h>

#include "core/base/iso_day.hpp"
#include "core/i18n/text.hpp"
#include "kioskctl.hpp"

namespace kiosk::test {
namespace {

using testing::HasSubstr;

// As Excel in Taiwan saves "CSV (comma delimited)".
std::string in_big5(std::string text) {
    const iconv_t converter = iconv_open("CP950", "UTF-8");
    if (converter == iconv_t(-1)) throw std::runtime_error("no converter to CP950");
    std::string out(text.size() * 2, '\0');
    char* from = text.data();
    char* to = out.data();
    std::size_t left = text.size();
    std::size_t room = out.size();
    const auto lost = iconv(converter, &from, &left, &to, &room);
    iconv_close(converter);
    if (lost != 0 || left != 0) throw std::runtime_error("not in CP950: " + text);
    out.resize(out.size() - room);
    return out;
}

std::string day_in_taipei(int days_from_now) {
    const auto zone = core::Zone::named("Asia/Taipei").value();
    const auto now = std::chrono::time_point_cast<core::Millis>(std::chrono::system_clock::now());
    return core::format_day(zone.day_of(now) + std::chrono::days(days_from_now));
}

class Journey : public testing::Test {
  protected:
    // Runs it, and expects it to work.
    Ran done(const std::vector<std::string>& words, const std::string& input = "") const {
        auto ran = kioskctl(words, input);
        EXPECT_EQ(ran.code, 0) << words[0] << " " << words[1] << ": " << ran.err << ran.out;
        return ran;
    }
    void edit(const std::string& file, const std::string& from, const std::string& to) const {
        auto text = read_text(folder_ / file);
        const auto at = text.find(from);
        ASSERT_NE(at, std::string::npos) << from << " in " << file;
        write_text(folder_ / file, text.replace(at, from.size(), to));
    }
    // The texts of the codes on the sheet, as the kiosk's decoder reads the printed page.
    std::set<std::string> codes_on(const std::string& pdf) const {
        const auto pages = folder_.file("page");
        EXPECT_EQ(std::system(("pdftoppm -r 150 -gray -png '" + pdf + "' '" + pages + "'").c_str()), 0);
        std::vector<std::string> words{"scan"};
        for (const auto& entry : std::filesystem::directory_iterator(folder_ / ""))
            if (entry.path().extension() == ".png") words.push_back(entry.path().string());
        std::set<std::string> codes;
        for (const auto& line : done(words).lines()) codes.insert(line.substr(line.find('\t') + 1));
        return codes;
    }

    Folder folder_;
    std::string event_ = folder_.file("visit");
    std::string key_ = folder_.file("issuer.key");
    std::string database_ = folder_.file("kiosk.db");
};

TEST_F(Journey, FromANewEventThroughASpreadsheetInBig5ToPrintedBadgesThatTheDeskAdmits) {
    done({"key", "new", key_});
    // The desk goes by the machine's clock; with two days it may strike midnight meanwhile.
    done({"event", "new", event_, "--key", key_, "--first-day", day_in_taipei(0), "--last-day", day_in_taipei(1)});
    EXPECT_THAT(done({"event", "check", event_}).out, HasSubstr("0 warnings"));

    edit("visit/checkpoints.csv", ",08:00,17:00,09:30,", ",,,,");
    write_text(folder_ / "visit/participants.csv", in_big5("姓名,編號,團體,身分,服務單位,組別,餐別\r\n"
                                                           "王小明,W1,guests,學生,晴川高級中學,甲,蛋奶素\r\n"
                                                           "\"林, 大同\",W2,guests,教師,,,葷\r\n"
                                                           ",,,,,,\r\n"));
    EXPECT_THAT(done({"event", "check", event_}).out, HasSubstr("2 participants"));

    done({"badge", "issue", event_, "--key", key_});
    const auto sheet = folder_.file("badges.pdf");
    done({"badge", "sheet", event_, "--pdf", sheet});
    done({"event", "seal", event_, "--key", key_});
    done({"event", "load", event_, "--db", database_});

    std::string input;
    const auto codes = codes_on(sheet);
    for (const auto& code : codes) input += code + "\n";
    ASSERT_EQ(codes.size(), 4U) << "two people, two delegations' leaders";
    const auto verdicts = done({"present", "--db", database_, "--checkpoint", "gate", "-"}, input).lines();
    ASSERT_EQ(verdicts.size(), 4U);
    const auto begin_with = [&](const char* word) {
        return std::count_if(verdicts.begin(), verdicts.end(),
                             [&](const auto& line) { return line.starts_with(word); });
    };
    EXPECT_EQ(begin_with("Admitted\t"), 2) << testing::PrintToString(verdicts);
    EXPECT_EQ(begin_with("Group\t"), 2) << testing::PrintToString(verdicts);
    EXPECT_THAT(done({"attendance", "--db", database_}).out, HasSubstr("王小明"));
}

} // namespace
} // namespace kiosk::test
