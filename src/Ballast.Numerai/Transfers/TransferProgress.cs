namespace Ballast.Numerai.Transfers;

/// <summary>How far a file is.</summary>
/// <param name="Done">Bytes so far, those of an earlier run included.</param>
/// <param name="Total">Bytes altogether; null where the server does not say.</param>
public readonly record struct TransferProgress(long Done, long? Total);
