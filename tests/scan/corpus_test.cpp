// The project's own small pictures, in tests/corpus/qr: how many are read, and that nothing else ever is.
#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "scan/decoder.hpp"
#include "scan/picture.hpp"

namespace kiosk::scan {
namespace {

const std::string kFolder = std::string(KIOSK_SOURCE_DIR) + "/tests/corpus/qr/";

// codes.tsv: picture TAB texts, separated by TAB; none for a picture without a code.
std::map<std::string, std::set<std::string>> expected_texts() {
    std::map<std::string, std::set<std::string>> expected;
    std::ifstream file(kFolder + "codes.tsv");
    for (std::string line; std::getline(file, line);) {
        std::istringstream fields(line);
        std::string name;
        std::getline(fields, name, '\t');
        std::set<std::string>& texts = expected[name];
        for (std::string text; std::getline(fields, text, '\t');) texts.insert(text);
    }
    return expected;
}

struct Tally {
    std::size_t codes = 0;
    std::size_t read = 0;
    std::size_t misread = 0;
    std::string missed;
};

template <class Read> Tally tally(Read read) {
    Tally result;
    for (const auto& [name, texts] : expected_texts()) {
        const auto picture = load_picture(kFolder + name);
        EXPECT_TRUE(picture.has_value()) << name;
        if (!picture) continue;
        std::set<std::string> found;
        for (const core::FoundCode& code : read(picture->view())) found.insert(code.text);
        for (const std::string& text : found) {
            result.misread += texts.contains(text) ? 0 : 1;
            EXPECT_TRUE(texts.contains(text)) << name << " was read as " << text;
        }
        result.codes += texts.size();
        for (const std::string& text : texts) {
            result.read += found.contains(text) ? 1 : 0;
            if (!found.contains(text)) result.missed += name + " ";
        }
    }
    return result;
}

TEST(Corpus, AllPassesTogetherReadEveryCodeAndNothingElse) {
    const Tally all = tally([](core::GrayView view) { return Decoder().decode_all_passes(view); });
    EXPECT_GE(all.codes, 15U);
    EXPECT_EQ(all.read, all.codes) << all.missed;
    EXPECT_EQ(all.misread, 0U);
}

TEST(Corpus, ThePlainPassAloneReadsMost) {
    const Tally plain = tally([](core::GrayView view) { return Decoder().decode(view, Pass::Plain); });
    EXPECT_GE(plain.read * 10, plain.codes * 6) << plain.missed;
    EXPECT_EQ(plain.misread, 0U);
}

TEST(Corpus, BarcodesEnabledForExternalCodesReadNothingThatIsNotThere) {
    const Tally kinds =
        tally([](core::GrayView view) { return Decoder(CodeKinds::QrAndBarcodes).decode_all_passes(view); });
    EXPECT_EQ(kinds.misread, 0U);
}

} // namespace
} // namespace kiosk::scan
