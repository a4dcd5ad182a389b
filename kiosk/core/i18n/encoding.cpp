#include "core/i18n/encoding.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include <unicode/ucnv.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "core/i18n/encoding_score.hpp"

namespace kiosk::core {
namespace {

constexpr std::string_view kUtf8 = "utf-8";
constexpr std::string_view kUtf16 = "utf-16";
constexpr std::string_view kUtf16Le = "utf-16le";
constexpr std::string_view kUtf16Be = "utf-16be";
constexpr std::string_view kBig5 = "big5";

struct KnownEncoding {
    std::string_view name;
    const char* icu; // nullptr: decoded here
};
constexpr std::array kNamed{
    KnownEncoding{kUtf8, nullptr},
    KnownEncoding{kUtf16, nullptr},
    KnownEncoding{kUtf16Le, nullptr},
    KnownEncoding{kUtf16Be, nullptr},
    KnownEncoding{kBig5, nullptr},
    KnownEncoding{"cp950", nullptr},
    KnownEncoding{"shift_jis", "ibm-943_P15A-2003"},
    KnownEncoding{"euc-kr", "windows-949-2000"},
    KnownEncoding{"gb18030", "gb18030"},
    KnownEncoding{"windows-1252", "ibm-5348_P100-1997"},
    KnownEncoding{"windows-1258", "ibm-5354_P100-1998"},
    KnownEncoding{"windows-874", "windows-874-2000"},
};

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

// Stops at what it cannot decode; nullptr when ICU's data lack it.
Converter open_strict(const char* name) {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(name, &status));
    if (U_SUCCESS(status)) {
        ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    }
    if (U_FAILURE(status)) converter.reset();
    return converter;
}

void append(std::string& text, UChar32 c) {
    std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes.data(), length, c);
    text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

bool is_private(UChar32 c) {
    return c >= 0xE000 && c <= 0xF8FF;
}

Decoded decode_utf8(std::string_view bytes) {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    if (bytes.starts_with(kMark)) bytes.remove_prefix(kMark.size());
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    const auto length = static_cast<std::int32_t>(bytes.size());
    for (std::int32_t at = 0; at < length;) {
        const auto from = static_cast<std::size_t>(at);
        UChar32 c = 0;
        U8_NEXT(data, at, length, c);
        if (c < 0) return {std::string(bytes.substr(0, from)), kUtf8, false};
    }
    return {std::string(bytes), kUtf8, true};
}

Decoded decode_utf16(std::string_view bytes, bool big_endian, std::string_view name) {
    Decoded out{{}, name, true};
    const auto unit = [&](std::size_t at) {
        const auto first = static_cast<std::uint8_t>(bytes[at]);
        const auto second = static_cast<std::uint8_t>(bytes[at + 1]);
        return static_cast<UChar32>(big_endian ? first * 256 + second : second * 256 + first);
    };
    out.text.reserve(bytes.size());
    std::size_t at = 0;
    if (bytes.size() >= 2 && unit(0) == 0xFEFF) at = 2;
    for (; at + 2 <= bytes.size(); at += 2) {
        UChar32 c = unit(at);
        if (U16_IS_LEAD(c) && at + 4 <= bytes.size() && U16_IS_TRAIL(unit(at + 2))) {
            c = U16_GET_SUPPLEMENTARY(c, unit(at + 2));
            at += 2;
        } else if (U16_IS_SURROGATE(c)) {
            out.whole = false;
            return out;
        }
        append(out.text, c);
    }
    out.whole = at == bytes.size();
    return out;
}

// Code page 950 as a table from pairs of bytes; 0: no sign of it.
class Big5Table {
  public:
    Big5Table() : signs_(kLeads * kTrails, 0) {
        const auto windows = open_strict("windows-950-2000");
        const auto eten = open_strict("ibm-1375_P100-2008"); // Big5 with ETEN's kana and Cyrillic at their places
        for (std::size_t lead = 0; lead < kLeads; ++lead) {
            for (std::size_t trail = 0; trail < kTrails; ++trail) {
                const std::array pair{static_cast<char>(lead + kFirstLead), static_cast<char>(trail + kFirstTrail)};
                auto sign = sign_of(windows.get(), pair);
                const auto code = (lead + kFirstLead) * 256 + trail + kFirstTrail;
                const bool of_eten = code >= 0xC6A1 && code <= 0xC8FE;
                if (sign == 0 && of_eten) sign = sign_of(eten.get(), pair);
                signs_[lead * kTrails + trail] = sign;
            }
        }
    }

    [[nodiscard]] char16_t sign(std::uint8_t lead, std::uint8_t trail) const {
        if (lead < kFirstLead || lead == 0xFF || trail < kFirstTrail || trail == 0xFF) return 0;
        return signs_[(lead - kFirstLead) * kTrails + (trail - kFirstTrail)];
    }

  private:
    static constexpr std::size_t kFirstLead = 0x81;
    static constexpr std::size_t kFirstTrail = 0x40;
    static constexpr std::size_t kLeads = 0xFF - kFirstLead;
    static constexpr std::size_t kTrails = 0xFF - kFirstTrail;

    static char16_t sign_of(UConverter* converter, std::span<const char> pair) {
        if (converter == nullptr) return 0;
        UErrorCode status = U_ZERO_ERROR;
        std::array<UChar, 4> units{};
        ucnv_resetToUnicode(converter);
        const auto length = ucnv_toUChars(converter, units.data(), static_cast<std::int32_t>(units.size()), pair.data(),
                                          static_cast<std::int32_t>(pair.size()), &status);
        return U_FAILURE(status) || length != 1 || is_private(units[0]) ? u'\0' : units[0];
    }

    std::vector<char16_t> signs_;
};

// The pairs that code page 950 leaves to whoever draws letters of his own.
bool is_private_pair(std::uint8_t lead, std::uint8_t trail) {
    const bool trails = (trail >= 0x40U && trail <= 0x7EU) || (trail >= 0xA1U && trail <= 0xFEU);
    return trails &&
           ((lead >= 0x81U && lead <= 0xA0U) || (lead >= 0xC6U && lead <= 0xC8U) || (lead >= 0xFAU && lead <= 0xFEU));
}

// lenient: a pair of private use is U+FFFD and the reading goes on, though it is not whole.
Decoded decode_big5(std::string_view bytes, bool lenient = false) {
    static const Big5Table table;
    Decoded out{{}, kBig5, true};
    out.text.reserve(bytes.size() + bytes.size() / 2);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const auto byte = static_cast<std::uint8_t>(bytes[at]);
        if (byte < 0x80U) {
            out.text += bytes[at];
            continue;
        }
        const char16_t sign =
            at + 1 < bytes.size() ? table.sign(byte, static_cast<std::uint8_t>(bytes[at + 1])) : u'\0';
        if (sign == 0) {
            out.whole = false;
            if (!lenient || at + 1 >= bytes.size() || !is_private_pair(byte, static_cast<std::uint8_t>(bytes[at + 1])))
                return {lenient ? std::string() : std::move(out.text), kBig5, false};
        }
        append(out.text, sign == 0 ? UChar32{0xFFFD} : UChar32{sign});
        ++at;
    }
    return out;
}

Decoded decode_with_icu(std::string_view bytes, const KnownEncoding& named) {
    Decoded out{{}, named.name, true};
    const auto converter = open_strict(named.icu);
    if (!converter) return {{}, named.name, bytes.empty()};
    std::array<UChar, 4096> units{};
    const char* from = bytes.data();
    const char* const end = from + bytes.size();
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
        status = U_ZERO_ERROR;
        UChar* to = units.data();
        ucnv_toUnicode(converter.get(), &to, units.data() + units.size() - 1, &from, end, nullptr, 1, &status);
        // A pair of surrogates may be cut by the buffer's end: the room kept free takes its second half.
        auto length = static_cast<std::int32_t>(to - units.data());
        if (status == U_BUFFER_OVERFLOW_ERROR && length > 0 &&
            U16_IS_LEAD(units[static_cast<std::size_t>(length) - 1])) {
            UErrorCode more = U_ZERO_ERROR;
            ucnv_toUnicode(converter.get(), &to, units.data() + units.size(), &from, end, nullptr, 1, &more);
            length = static_cast<std::int32_t>(to - units.data());
        }
        for (std::int32_t at = 0; at < length;) {
            UChar32 c = 0;
            U16_NEXT(units.data(), at, length, c);
            append(out.text, U_IS_SURROGATE(c) ? 0xFFFD : c);
        }
    }
    out.whole = U_SUCCESS(status);
    return out;
}

// Whether more of the bytes beyond ASCII stand in words that are UTF-8 throughout than in others: then it is UTF-8 that
// was damaged or that another text was pasted into, and no reading in another encoding is meant. Single letters say
// nothing: the bytes of 迎式 in Big5 hold one of UTF-8 by chance.
bool is_mostly_utf8(std::string_view bytes) {
    constexpr std::size_t kLeastWord = 3;
    const auto is_ascii = [](char c) { return static_cast<std::uint8_t>(c) < 0x80U; };
    std::size_t fitting = 0;
    std::size_t other = 0;
    for (auto at = bytes.begin(); at != bytes.end();) {
        const auto from = std::find_if_not(at, bytes.end(), is_ascii);
        at = std::find_if(from, bytes.end(), is_ascii);
        const auto size = static_cast<std::size_t>(at - from);
        const auto word = bytes.substr(static_cast<std::size_t>(from - bytes.begin()), size);
        (size >= kLeastWord && decode_utf8(word).whole ? fitting : other) += size;
    }
    return fitting > other;
}

struct Reading {
    Decoded decoded;
    double likelihood = 0;
};

// The likeliest reading of bytes that are neither marked nor UTF-8.
std::optional<Decoded> weigh(std::string_view bytes, std::span<const std::string> countries) {
    std::vector<Reading> readings;
    for (const auto name : scored_encodings()) {
        // Letters of private use make Big5 no other encoding: where it is the likeliest, they are its fault to be told.
        auto decoded = name == kBig5 ? decode_big5(bytes, true) : decode(bytes, name);
        if (!decoded.whole && (name != kBig5 || decoded.text.empty())) continue;
        const auto score = score_reading(bytes, decoded.text, name, countries);
        if (score.plausible) readings.push_back({std::move(decoded), score.likelihood});
    }
    if (readings.empty()) return std::nullopt;
    std::stable_sort(readings.begin(), readings.end(),
                     [](const Reading& a, const Reading& b) { return a.likelihood > b.likelihood; });
    auto best = std::move(readings.front());
    for (const auto& reading : std::span(readings).subspan(1)) {
        if (best.likelihood - reading.likelihood < kSureOfEncoding && reading.decoded.text != best.decoded.text)
            best.decoded.doubts.push_back(reading.decoded.encoding);
    }
    if (!best.decoded.whole) return decode_big5(bytes);
    return std::move(best.decoded);
}

} // namespace

std::span<const std::string_view> encoding_names() {
    static constexpr auto names = [] {
        std::array<std::string_view, kNamed.size()> list{};
        for (std::size_t i = 0; i < list.size(); ++i) list[i] = kNamed[i].name;
        return list;
    }();
    return names;
}

Decoded decode(std::string_view bytes, std::string_view encoding) {
    if (encoding.empty()) return find_encoding(bytes);
    const auto* const named =
        std::find_if(kNamed.begin(), kNamed.end(), [&](const KnownEncoding& one) { return one.name == encoding; });
    if (named == kNamed.end()) return {{}, {}, false};
    if (named->icu != nullptr) return decode_with_icu(bytes, *named);
    if (named->name == kUtf8) return decode_utf8(bytes);
    if (named->name == kUtf16Le) return decode_utf16(bytes, false, named->name);
    if (named->name == kUtf16Be) return decode_utf16(bytes, true, named->name);
    if (named->name == kUtf16) return decode_utf16(bytes, bytes.starts_with("\xFE\xFF"), named->name);
    return decode_big5(bytes);
}

Decoded find_encoding(std::string_view bytes, std::string_view otherwise, std::span<const std::string> countries) {
    if (bytes.starts_with("\xEF\xBB\xBF")) return decode_utf8(bytes);
    if (bytes.starts_with("\xFF\xFE")) return decode_utf16(bytes, false, kUtf16Le);
    if (bytes.starts_with("\xFE\xFF")) return decode_utf16(bytes, true, kUtf16Be);
    if (bytes.size() >= 4 && bytes[0] != 0 && bytes[1] == 0 && bytes[3] == 0)
        return decode_utf16(bytes, false, kUtf16Le);
    if (bytes.size() >= 4 && bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0)
        return decode_utf16(bytes, true, kUtf16Be);
    auto utf8 = decode_utf8(bytes);
    if (utf8.whole || is_mostly_utf8(bytes)) return utf8;
    if (!otherwise.empty()) return decode(bytes, otherwise);
    if (auto found = weigh(bytes, countries)) return *std::move(found);
    auto big5 = decode_big5(bytes);
    const auto lines = [](const Decoded& read) { return std::count(read.text.begin(), read.text.end(), '\n'); };
    return !big5.whole && lines(big5) > lines(utf8) ? big5 : utf8;
}

} // namespace kiosk::core
