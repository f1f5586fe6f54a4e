using System.Collections.Concurrent;
using GraphQLParser.AST;

namespace Ballast.Sandbox.Server;

/// <summary>How often the sandbox was asked, and for what; for tests of a client.</summary>
internal sealed class RequestCounts
{
    private readonly ConcurrentDictionary<string, int> _fields = new(StringComparer.Ordinal);
    private int _total;

    /// <summary>All GraphQL requests that arrived, those that a fault hit included.</summary>
    public int Total => Volatile.Read(ref _total);

    /// <summary>By the root fields they asked for, as they were spelled.</summary>
    public IReadOnlyDictionary<string, int> ByField => _fields;

    /// <summary>Starts again from zero.</summary>
    public void Reset()
    {
        Interlocked.Exchange(ref _total, 0);
        _fields.Clear();
    }

    internal void Count() => Interlocked.Increment(ref _total);

    internal void Count(GraphQLOperationDefinition operation)
    {
        foreach (var field in operation.SelectionSet.Selections.OfType<GraphQLField>())
            _fields.AddOrUpdate(field.Name.StringValue, 1, (_, n) => n + 1);
    }
}
