namespace Ballast.Numerai.Chain;

/// <summary>A node of the chain did not answer, or not in a way that can be read.</summary>
public sealed class ChainException(string message, Exception? inner = null) : Exception(message, inner);
