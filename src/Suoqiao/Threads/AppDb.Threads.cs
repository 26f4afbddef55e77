using Microsoft.EntityFrameworkCore;
using Suoqiao.Threads;

namespace Suoqiao.Data;

internal abstract partial class AppDb
{
    public DbSet<Cooperation> Cooperations => Set<Cooperation>();
    public DbSet<ThreadSide> ThreadSides => Set<ThreadSide>();
    public DbSet<TimelineEntry> Timeline => Set<TimelineEntry>();
    public DbSet<TimelineFile> TimelineFiles => Set<TimelineFile>();

    public DbSet<ActionItem> ActionItems => Set<ActionItem>();
}
