namespace Readout.Archive;

/// <summary>The archive cannot be used as it is; the message says why, and what to do.</summary>
public sealed class ArchiveException(string message, Exception? cause = null) : Exception(message, cause);
