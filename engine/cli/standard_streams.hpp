#pragma once

namespace pilotwave {

/// Call first of all. A standard stream that the caller closed gets a place holder, so that no file of ours
/// takes its number and our messages with it; writing to a closed stdout still fails. A closed pipe and a
/// file-size limit become errors of the write instead of ending the process.
void secure_standard_streams();

}  // namespace pilotwave
