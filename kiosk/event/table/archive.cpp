#include "event/table/archive.hpp"

#include <pugixml.hpp>
#include <zip.h>

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "event/workbook_faults.hpp"

namespace kiosk::event {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 16U;
constexpr std::size_t kPiece = std::size_t{1} << 18U;        // parsed at once
constexpr std::size_t kLongestChild = std::size_t{4} << 20U; // one row, one text
constexpr unsigned kParse = pugi::parse_default | pugi::parse_ws_pcdata_single | pugi::parse_fragment;

// The tag's name without its prefix, from behind "<" or "</" on; nothing while it is not whole.
std::optional<std::string_view> tag_name(std::string_view text) {
    const auto end = text.find_first_of(" \t\r\n/>");
    if (end == std::string_view::npos) {
        return std::nullopt;
    }
    const auto name = text.substr(0, end);
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

} // namespace

struct Archive::Zip {
    zip_t* zip = nullptr;
    ~Zip() {
        if (zip != nullptr) {
            zip_discard(zip);
        }
    }
};

// One part as it is unpacked, never more than was declared.
class Archive::Reading {
  public:
    Reading(zip_file_t* file, std::size_t size) : file_(file), size_(size) {}
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;
    ~Reading() { zip_fclose(file_); }

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::size_t passed() const { return passed_; }

    // Appends the next block to text; nothing at the end. False when the part is damaged or longer than declared.
    bool next(std::string& text) {
        const auto before = text.size();
        text.resize(before + kBlock);
        const auto got = zip_fread(file_, text.data() + before, kBlock);
        text.resize(before + static_cast<std::size_t>(std::max<zip_int64_t>(got, 0)));
        passed_ += text.size() - before;
        ended_ = got == 0;
        return got >= 0 && passed_ <= size_;
    }
    [[nodiscard]] bool ended() const { return ended_; }

  private:
    zip_file_t* file_;
    std::size_t size_;
    std::size_t passed_ = 0;
    bool ended_ = false;
};

// Cuts a stream of XML behind the last whole child that it holds so far.
class Archive::Pieces {
  public:
    Pieces(std::string_view container, std::string_view child) : container_(container), child_(child) {}

    std::string text;

    [[nodiscard]] bool done() const { return done_; }
    [[nodiscard]] bool hostile() {
        // From the last byte of the block before on, in case the two were cut apart.
        const bool found = text.find("<!", looked_ > 0 ? looked_ - 1 : 0) != std::string::npos;
        looked_ = text.size();
        return found;
    }

    // Drops everything up to the container's start tag. False when there is none where it should be.
    bool enter() {
        while (!inside_) {
            const auto at = text.find('<', scanned_);
            const auto end = at == std::string::npos ? at : text.find('>', at);
            if (end == std::string::npos) {
                drop(std::min(at, text.size()));
                return text.size() <= kLongestChild;
            }
            scanned_ = end + 1;
            if (tag_name(std::string_view(text).substr(at + 1)) == container_) {
                inside_ = true;
                done_ = text[end - 1] == '/';
                drop(end + 1);
            }
        }
        return true;
    }

    // How many bytes at the front are whole children; 0 while it is not worth parsing them.
    [[nodiscard]] std::size_t whole() {
        const std::string_view all(text);
        for (auto at = all.find("</", scanned_); at != std::string_view::npos; at = all.find("</", scanned_)) {
            const auto name = tag_name(all.substr(at + 2));
            const auto end = all.find('>', at);
            if (!name || end == std::string_view::npos) {
                break;
            }
            scanned_ = end + 1;
            if (*name == container_) {
                done_ = true;
                return at;
            }
            if (*name == child_) {
                whole_ = scanned_;
            }
        }
        return whole_ >= kPiece ? whole_ : 0;
    }
    [[nodiscard]] bool overlong() const { return text.size() - whole_ > kLongestChild; }
    [[nodiscard]] bool inside() const { return inside_; }

    void drop(std::size_t bytes) {
        text.erase(0, bytes);
        scanned_ = scanned_ > bytes ? scanned_ - bytes : 0;
        looked_ = looked_ > bytes ? looked_ - bytes : 0;
        whole_ = 0;
    }

  private:
    std::string_view container_;
    std::string_view child_;
    std::size_t scanned_ = 0;
    std::size_t looked_ = 0;
    std::size_t whole_ = 0;
    bool inside_ = false;
    bool done_ = false;
};

// Walks from tag to tag of a stream of XML.
class Archive::Tags {
  public:
    explicit Tags(std::string_view passed_over)
        : passed_over_(passed_over), searcher_(passed_over_.begin(), passed_over_.end()) {}

    std::string text;

    // The next start tag, from < to >; empty when it is not there yet.
    std::string_view next() {
        while (!passing_ || leave()) {
            const auto from = text.find('<', at_);
            at_ = std::min(from, text.size());
            const auto end = text.find('>', at_);
            if (end == std::string::npos) return {};
            at_ = end + 1;
            const auto tag = std::string_view(text).substr(from, at_ - from);
            const auto name = tag_name(tag.substr(1));
            passing_ = name == passed_over_ && !passed_over_.empty() && !tag.ends_with("/>");
            if (!tag.starts_with("</") && !tag.starts_with("<?")) return tag;
        }
        return {};
    }

    // Drops what was looked at. False when what is left is longer than any tag.
    bool drop() {
        text.erase(0, at_);
        at_ = 0;
        return text.size() <= kLongestChild;
    }

  private:
    // To behind the end tag of what is passed over. No text holds a "<", so that the name behind "</" is that tag.
    bool leave() {
        for (auto from = text.begin() + static_cast<std::ptrdiff_t>(at_);;) {
            const auto found = std::search(from, text.end(), searcher_);
            if (found == text.end()) break;
            const auto name = static_cast<std::size_t>(found - text.begin());
            const auto tag = text.rfind('<', name);
            const auto end = text.find('>', name);
            if (tag != std::string::npos && tag >= at_ && end != std::string::npos &&
                std::string_view(text).substr(tag).starts_with("</") &&
                tag_name(std::string_view(text).substr(tag + 2)) == passed_over_) {
                passing_ = false;
                at_ = end + 1;
                return true;
            }
            from = found + 1;
        }
        const auto last = text.rfind('<');
        at_ = last == std::string::npos ? text.size() : std::max(at_, last);
        return false;
    }

    std::string passed_over_;
    std::boyer_moore_horspool_searcher<std::string::iterator> searcher_;
    std::size_t at_ = 0;
    bool passing_ = false;
};

Archive::Archive(std::string_view bytes) : zip_(std::make_unique<Zip>()) {
    if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
        (void)fail(faults::kOldOrLocked());
        return;
    }
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source != nullptr) {
        zip_->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
        if (zip_->zip == nullptr) {
            zip_source_free(source);
        }
    }
    zip_error_fini(&error);
    if (zip_->zip == nullptr) {
        (void)fail(faults::kNoWorkbook());
    } else if (zip_get_num_entries(zip_->zip, 0) > static_cast<zip_int64_t>(kMaxParts)) {
        (void)fail(faults::kTooManyParts(kMaxParts));
    }
}

Archive::~Archive() = default;

bool Archive::fail(Fault fault) {
    if (!fault_) {
        fault_ = std::move(fault);
    }
    return false;
}

bool Archive::has(const std::string& part) const {
    return !fault_ && zip_name_locate(zip_->zip, part.c_str(), 0) >= 0;
}

std::unique_ptr<Archive::Reading> Archive::open(const std::string& part, std::size_t most) {
    constexpr std::size_t kAnyRatio = std::size_t{1} << 20U;
    if (fault_) {
        return nullptr;
    }
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat(zip_->zip, part.c_str(), 0, &stat) != 0) {
        return nullptr;
    }
    const auto needed = static_cast<zip_uint64_t>(ZIP_STAT_SIZE) | ZIP_STAT_COMP_SIZE | ZIP_STAT_INDEX;
    if ((stat.valid & needed) != needed || stat.size > most ||
        (stat.size > kAnyRatio && stat.size / kMaxPartRatio > stat.comp_size)) {
        (void)fail(faults::kPartTooLarge(part.substr(0, 64)));
        return nullptr;
    }
    zip_file_t* file = zip_fopen_index(zip_->zip, stat.index, 0);
    if (file == nullptr) {
        (void)fail(faults::kPartPacked(part.substr(0, 64)));
        return nullptr;
    }
    return std::make_unique<Reading>(file, static_cast<std::size_t>(stat.size));
}

std::optional<std::string> Archive::read(const std::string& part, std::size_t most) {
    const auto reading = open(part, most);
    if (!reading) {
        return std::nullopt;
    }
    std::string text;
    while (!reading->ended()) {
        if (!reading->next(text)) {
            (void)fail(faults::kPartDamaged());
            return std::nullopt;
        }
    }
    if (text.find("<!") != std::string::npos) {
        (void)fail(faults::kNoXml());
        return std::nullopt;
    }
    return text;
}

bool Archive::each_child(const std::string& part, std::string_view container, std::string_view child,
                         const Visit& visit, const std::function<void(double share)>& passed) {
    const auto reading = open(part, kMaxPartBytes);
    if (!reading) {
        return !fault_;
    }
    Pieces pieces(container, child);
    while (!pieces.done()) {
        if (!reading->next(pieces.text)) {
            return fail(faults::kPartDamaged());
        }
        if (pieces.hostile() || !pieces.enter() || (pieces.inside() && pieces.text.size() > 2 * kLongestChild)) {
            return fail(faults::kNoXml());
        }
        const auto size = pieces.inside() ? pieces.whole() : 0;
        if (size > 0) {
            pugi::xml_document document;
            if (!document.load_buffer(pieces.text.data(), size, kParse, pugi::encoding_utf8)) {
                return fail(faults::kNoXml());
            }
            for (const auto& node : document.children()) {
                if (local_name(node.name()) == child && !visit(node)) {
                    return true;
                }
            }
            pieces.drop(size);
            if (passed && reading->size() > 0) {
                passed(static_cast<double>(reading->passed()) / static_cast<double>(reading->size()));
            }
        }
        if (!pieces.done() && (reading->ended() || pieces.overlong())) {
            return fail(faults::kNoXml());
        }
    }
    return true;
}

Archive::Seen Archive::each_tag(const std::string& part, std::span<const std::string_view> names,
                                std::string_view passed_over, const Visit& visit, std::size_t most) {
    const auto broken = [&](Fault fault) {
        (void)fail(std::move(fault));
        return Seen::Broken;
    };
    const auto reading = open(part, kMaxPartBytes);
    if (!reading) {
        return fault_ ? Seen::Broken : Seen::Whole;
    }
    Tags tags(passed_over);
    pugi::xml_document document;
    std::string alone;
    while (!reading->ended()) {
        if (reading->passed() >= most) {
            return Seen::Cut;
        }
        if (!reading->next(tags.text)) {
            return broken(faults::kPartDamaged());
        }
        for (auto tag = tags.next(); !tag.empty(); tag = tags.next()) {
            if (tag.starts_with("<!")) {
                return broken(faults::kNoXml());
            }
            const auto name = tag_name(tag.substr(1));
            if (!name || std::find(names.begin(), names.end(), *name) == names.end()) {
                continue;
            }
            alone.assign(tag.substr(0, tag.size() - 1));
            alone += alone.ends_with('/') ? ">" : "/>";
            if (!document.load_buffer(alone.data(), alone.size(), kParse, pugi::encoding_utf8)) {
                return broken(faults::kNoXml());
            }
            if (!visit(document.first_child())) {
                return Seen::Stopped;
            }
        }
        if (!tags.drop()) {
            return broken(faults::kNoXml());
        }
    }
    return Seen::Whole;
}

std::string_view local_name(const char* name) {
    const std::string_view whole(name);
    const auto colon = whole.find(':');
    return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

pugi::xml_node child_of(const pugi::xml_node& parent, std::string_view name) {
    for (const auto& node : parent.children()) {
        if (local_name(node.name()) == name) {
            return node;
        }
    }
    return {};
}

std::string_view attribute_of(const pugi::xml_node& node, std::string_view name) {
    for (const auto& attribute : node.attributes()) {
        if (name == attribute.name()) {
            return attribute.value();
        }
    }
    return {};
}

} // namespace kiosk::event
