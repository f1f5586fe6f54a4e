namespace Ballast.Sandbox.GraphQl;

/// <summary>Something is wrong with a request, or with one field of it; listed in the errors of a 200 answer.</summary>
#pragma warning disable CA1032, RCS1194 // Made here only, always with a message.
internal sealed class GraphQlException(string message, int line = 0, int column = 0) : Exception(message)
{
    /// <summary>From 1; 0 where no place is known.</summary>
    public int Line { get; } = line;

    /// <summary>From 1; 0 where no place is known.</summary>
    public int Column { get; } = column;
}

/// <summary>The server itself failed: an answer with status 500.</summary>
internal sealed class ServerFailureException(string message) : Exception(message);
#pragma warning restore CA1032, RCS1194
