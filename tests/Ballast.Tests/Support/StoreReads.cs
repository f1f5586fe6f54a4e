using System.Reflection;
using System.Text.Json;
using Ballast.Core.Store;

namespace Ballast.Tests.Support;

/// <summary>A store that writes down what it is asked.</summary>
public class StoreReads : DispatchProxy
{
    private IRevisionStore _store = null!;

    /// <summary>Every read, with its arguments.</summary>
    public List<(string Name, object?[] Arguments)> All { get; } = [];

    /// <summary>Reads as text, lists of models and metrics in it too: two of one text are one question asked twice.</summary>
    public IEnumerable<string> Words =>
        All.Select(r => $"{r.Name} {string.Join(' ', r.Arguments.Select(a => JsonSerializer.Serialize(a)))}");

    internal static (IRevisionStore Store, StoreReads Reads) Of(IRevisionStore store)
    {
        var proxy = Create<IRevisionStore, StoreReads>();
        var reads = (StoreReads)(object)proxy;
        reads._store = store;
        return (proxy, reads);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        All.Add((targetMethod!.Name, args ?? []));
        return targetMethod.Invoke(_store, args);
    }
}
