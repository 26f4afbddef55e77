using Suoqiao.Records.Files;

namespace Suoqiao.Records;

/// <summary>What every record is: shown to whom, fields, moves, review, history, lists, files in and out.</summary>
internal static class RecordsFeature
{
    public static void AddRecords(this IServiceCollection services)
    {
        services.AddSingleton<Kinds>();
        services.AddSingleton<FileKinds>();
        services.AddScoped<Placing>();
        services.AddScoped<RegionTree>();
        services.AddScoped<PageTurn>();
        services.AddScoped<History>();
        services.AddScoped<OrganisationNames>();
        services.AddScoped<RevealContact>();
        services.AddScoped<RecordCells>();
        services.AddScoped<ImportFile>();
        services.AddScoped(typeof(MoveRules<>));
        services.AddScoped(typeof(MoveRecord<>));
        services.AddScoped(typeof(RecordWriter<,>), typeof(WriteRecord<,>));
        services.AddScoped(typeof(RecordList<>));
        services.AddScoped(typeof(ExportList<>));
        services.AddScoped<ExportRecords>();
        services.AddTransient(typeof(ListPage<>));
        services.AddTransient(typeof(RecordPage<>));
        services.AddTransient(typeof(EditPage<,>));
    }

    /// <summary>A kind, and the files of it.</summary>
    public static void AddKind<T>(this IServiceCollection services, Kind<T> kind, Func<FileReading, IImportRows>? rows = null)
        where T : Record<T>
    {
        services.AddSingleton<Kind>(kind);
        services.AddSingleton(ExportKind.Of(kind));
        services.AddSingleton(rows is null ? FileKind.Of(kind) : FileKind.Of(kind, rows));
    }
}
