using System.Data.Common;
using System.Globalization;
using Ballast.Core.Rounds;
using Ballast.Storage.Checksums;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>Ids of the models and metrics that an import names; new ones are written as they come.</summary>
internal sealed class KnownIds : IDisposable
{
    private readonly DbConnection _connection;
    private readonly Tournament _tournament;
    private readonly IdNames _names;
    private readonly Dictionary<string, (long Id, string Name)> _models;
    private readonly Dictionary<Metric, long> _metrics = [];
    private readonly Statement _insertModel;
    private readonly Statement _insertMetric;
    private long _firstNew = long.MaxValue;

    /// <param name="connection">The connection.</param>
    /// <param name="transaction">The transaction.</param>
    /// <param name="tournament">Whose models.</param>
    /// <param name="names">Receives what the ids mean that are given out.</param>
    public KnownIds(DbConnection connection, DbTransaction transaction, Tournament tournament, IdNames names)
    {
        (_connection, _tournament, _names) = (connection, tournament, names);
        _models = ModelTable.Read(connection, tournament, DateTimeOffset.MaxValue);
        foreach (var (id, name) in _models.Values)
            _names.AddModel(id, (long)tournament, name);
        _insertModel = new Statement(connection, ImportSql.InsertModel, 4) { Transaction = transaction };
        _insertMetric = new Statement(connection, ImportSql.InsertMetric, 2) { Transaction = transaction };
    }

    /// <summary>Models that were written.</summary>
    public int NewModels { get; private set; }

    /// <summary>Whether this import brought the model.</summary>
    /// <param name="model">An id that was given out here; new ones are larger than all before.</param>
    public bool IsNew(long model) => model >= _firstNew;

    /// <param name="name">The model, in any case.</param>
    /// <param name="known">When the value that names it became known; written only with a new model.</param>
    public long OfModel(string name, long known)
    {
        var key = ModelTable.Key(name);
        if (_models.TryGetValue(key, out var model))
            return model.Id;
        var id = Convert.ToInt64(
            _insertModel.Scalar((long)_tournament, name, key, known),
            CultureInfo.InvariantCulture
        );
        _models[key] = (id, name);
        _names.AddModel(id, (long)_tournament, name);
        _firstNew = Math.Min(_firstNew, id);
        NewModels++;
        return id;
    }

    public long OfMetric(Metric metric)
    {
        if (_metrics.TryGetValue(metric, out var known))
            return known;
        var id =
            MetricTable.Find(_connection, metric)
            ?? Convert.ToInt64(_insertMetric.Scalar(metric.Name, metric.Version), CultureInfo.InvariantCulture);
        _names.AddMetric(id, metric.Name, metric.Version);
        return _metrics[metric] = id;
    }

    public void Dispose()
    {
        _insertModel.Dispose();
        _insertMetric.Dispose();
    }
}
