namespace Suoqiao.Records;

/// <summary>A record as the API gives it: the fields of its kind by their names, and what every record has.</summary>
internal sealed class RecordView : Dictionary<string, object?>
{
    /// <summary>The record in full; a contact is masked, and what a reviewer wrote, and with whom it is shared, is for those who write the record.</summary>
    public static RecordView Whole<T>(Kind<T> kind, T record, bool mayEdit)
        where T : Record<T>
    {
        var view = new RecordView { ["id"] = record.Key, ["version"] = record.Version };
        view.Add(kind, record, _ => true);
        if (kind.Contact is not null)
        {
            view["contact"] = kind.Contact(record).Masked();
        }

        view["organisationId"] = record.OwnerId.Value;
        view["visibility"] = record.Visibility;
        view.AddStanding(kind, record, kind.Weigh is null ? null : kind.CompletenessOf(record).Score);
        view["parties"] = mayEdit ? record.Parties : null;
        view["reviewNote"] = mayEdit ? record.ReviewNote : null;
        view["updatedAt"] = record.UpdatedAt;
        return view;
    }

    /// <summary>The record in a list.</summary>
    public static RecordView Brief<T>(Kind<T> kind, Listed<T> row)
        where T : Record<T>
    {
        var view = new RecordView { ["id"] = row.Record.Key };
        view.Add(kind, row.Record, field => field.InLists);
        if (kind.HasOwners)
        {
            view["organisation"] = row.Owner;
        }

        view.AddStanding(kind, row.Record, kind.Weighed?.Invoke(row.Record));
        return view;
    }

    private void Add<T>(Kind<T> kind, T record, Func<Fields.RecordField<T>, bool> which)
        where T : Record<T>
    {
        foreach (var (name, value) in kind.Fields.Where(field => !field.IsPersonal && which(field)).SelectMany(field => field.Json(record)))
        {
            this[name] = value;
        }
    }

    private void AddStanding<T>(Kind<T> kind, T record, int? completeness)
        where T : Record<T>
    {
        this["region"] = record.RegionCode;
        this["status"] = kind.StatusOf(record).Name;
        if (completeness is not null)
        {
            this["completeness"] = completeness;
        }

        this["publishedAt"] = record.PublishedAt;
    }
}
