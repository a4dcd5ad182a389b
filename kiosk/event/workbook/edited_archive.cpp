#include "event/workbook/edited_archive.hpp"

#include <zip.h>

namespace kiosk::event {
namespace {

core::Error zip_failure(zip_error_t& error) {
    core::Error made{core::ErrorKind::Io, std::string("the workbook: ") + zip_error_strerror(&error)};
    zip_error_fini(&error);
    return made;
}

core::Result<std::string> saved_bytes(zip_source_t* source) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    std::string bytes;
    bool whole = zip_source_stat(source, &stat) == 0 && zip_source_open(source) == 0;
    if (whole) {
        bytes.resize(static_cast<std::size_t>(stat.size));
        whole = zip_source_read(source, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size());
        zip_source_close(source);
    }
    if (!whole) return core::fail(core::ErrorKind::Io, "the workbook: no memory for the copy");
    return bytes;
}

} // namespace

std::optional<std::string> EditedArchive::read(const std::string& part) {
    if (const auto found = put_.find(part); found != put_.end()) return found->second;
    return archive_.has(part) ? archive_.read(part, kMaxEditedBytes) : std::nullopt;
}

core::Result<std::string> EditedArchive::save() const {
    constexpr time_t kThen = 315'619'200; // 1980-01-02: what a zip archive can tell, in every zone
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* memory = zip_source_buffer_create(bytes_.data(), bytes_.size(), 0, &error);
    if (memory == nullptr) return tl::unexpected(zip_failure(error));
    zip_source_keep(memory);
    zip_t* zip = zip_open_from_source(memory, 0, &error);
    if (zip == nullptr) {
        zip_source_free(memory);
        zip_source_free(memory);
        return tl::unexpected(zip_failure(error));
    }
    bool added = true;
    for (const auto& [part, text] : put_) {
        zip_source_t* source = zip_source_buffer(zip, text.data(), text.size(), 0);
        const auto index = zip_file_add(zip, part.c_str(), source, ZIP_FL_OVERWRITE | ZIP_FL_ENC_UTF_8);
        added = added && index >= 0 && zip_file_set_mtime(zip, static_cast<zip_uint64_t>(index), kThen, 0) == 0;
        if (index < 0) zip_source_free(source);
    }
    if (!added || zip_close(zip) != 0) {
        core::Error made{core::ErrorKind::Io, std::string("the workbook: ") + zip_strerror(zip)};
        zip_discard(zip);
        zip_source_free(memory);
        return tl::unexpected(made);
    }
    auto bytes = saved_bytes(memory);
    zip_source_free(memory);
    return bytes;
}

} // namespace kiosk::event
