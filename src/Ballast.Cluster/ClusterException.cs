namespace Ballast.Cluster;

/// <summary>Other machines could not do what was asked of them, in one line that says what to do.</summary>
public sealed class ClusterException(string message, Exception? inner = null) : Exception(message, inner);
