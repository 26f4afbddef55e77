CREATE TABLE "Needs" (
    "Id" uuid NOT NULL,
    "Title" character varying(200) NOT NULL,
    "TitleEn" character varying(400) NOT NULL,
    "Description" text NOT NULL,
    "MustHaves" text NOT NULL,
    "BudgetMin" bigint,
    "BudgetMax" bigint,
    "Deadline" date,
    "Industry" character varying(5) NOT NULL,
    "ChainWords" text[] NOT NULL,
    "Completeness" integer NOT NULL,
    "Confidentiality" text NOT NULL,
    "ReviewNote" text NOT NULL,
    "PublishedAt" timestamp with time zone,
    "ExternalId" character varying(100) NOT NULL,
    "Contact_Mail" text NOT NULL,
    "Contact_Name" text NOT NULL,
    "Contact_Phone" text NOT NULL,
    "Version" integer NOT NULL,
    "CreatedAt" timestamp with time zone NOT NULL,
    "UpdatedAt" timestamp with time zone NOT NULL,
    "RegionCode" character varying(20) NOT NULL,
    "RegionPath" character varying(100) NOT NULL,
    "OwnerId" uuid NOT NULL,
    "Visibility" character varying(30) NOT NULL,
    "Parties" uuid[] NOT NULL,
    "Status" character varying(30) NOT NULL,
    CONSTRAINT "PK_Needs" PRIMARY KEY ("Id")
);
CREATE INDEX "IX_Needs_Deadline" ON "Needs" ("Deadline");
CREATE INDEX "IX_Needs_OwnerId" ON "Needs" ("OwnerId");
CREATE INDEX "IX_Needs_OwnerId_ExternalId" ON "Needs" ("OwnerId", "ExternalId");
CREATE INDEX "IX_Needs_PublishedAt" ON "Needs" ("PublishedAt");
CREATE INDEX "IX_Needs_RegionPath" ON "Needs" ("RegionPath");
CREATE INDEX "IX_Needs_Status" ON "Needs" ("Status");
CREATE TABLE "Offers" (
    "Id" uuid NOT NULL,
    "Title" character varying(200) NOT NULL,
    "TitleEn" character varying(400) NOT NULL,
    "Description" text NOT NULL,
    "Kind" character varying(30) NOT NULL,
    "Inventors" text[] NOT NULL,
    "Readiness" integer,
    "Patents" text[] NOT NULL,
    "TransferModes" text[] NOT NULL,
    "Price" bigint,
    "Industry" character varying(5) NOT NULL,
    "Keywords" text[] NOT NULL,
    "Completeness" integer NOT NULL,
    "ReviewNote" text NOT NULL,
    "PublishedAt" timestamp with time zone,
    "ExternalId" character varying(100) NOT NULL,
    "Version" integer NOT NULL,
    "CreatedAt" timestamp with time zone NOT NULL,
    "UpdatedAt" timestamp with time zone NOT NULL,
    "RegionCode" character varying(20) NOT NULL,
    "RegionPath" character varying(100) NOT NULL,
    "OwnerId" uuid NOT NULL,
    "Visibility" character varying(30) NOT NULL,
    "Parties" uuid[] NOT NULL,
    "Status" character varying(30) NOT NULL,
    CONSTRAINT "PK_Offers" PRIMARY KEY ("Id")
);
CREATE INDEX "IX_Offers_OwnerId" ON "Offers" ("OwnerId");
CREATE INDEX "IX_Offers_OwnerId_ExternalId" ON "Offers" ("OwnerId", "ExternalId");
CREATE INDEX "IX_Offers_PublishedAt" ON "Offers" ("PublishedAt");
CREATE INDEX "IX_Offers_RegionPath" ON "Offers" ("RegionPath");
CREATE INDEX "IX_Offers_Status" ON "Offers" ("Status");
CREATE TABLE "Experts" (
    "Id" uuid NOT NULL,
    "Name" character varying(100) NOT NULL,
    "NameEn" character varying(200) NOT NULL,
    "Position" character varying(200) NOT NULL,
    "Fields" text[] NOT NULL,
    "Works" text[] NOT NULL,
    "Introduction" text NOT NULL,
    "WorkloadCap" integer NOT NULL,
    "ConsentAt" timestamp with time zone,
    "ExternalId" character varying(100) NOT NULL,
    "Contact_Mail" text NOT NULL,
    "Contact_Name" text NOT NULL,
    "Contact_Phone" text NOT NULL,
    "Version" integer NOT NULL,
    "CreatedAt" timestamp with time zone NOT NULL,
    "UpdatedAt" timestamp with time zone NOT NULL,
    "RegionCode" character varying(20) NOT NULL,
    "RegionPath" character varying(100) NOT NULL,
    "OwnerId" uuid NOT NULL,
    "Visibility" character varying(30) NOT NULL,
    "Parties" uuid[] NOT NULL,
    "Status" character varying(30) NOT NULL,
    CONSTRAINT "PK_Experts" PRIMARY KEY ("Id")
);
CREATE INDEX "IX_Experts_OwnerId" ON "Experts" ("OwnerId");
CREATE INDEX "IX_Experts_OwnerId_ExternalId" ON "Experts" ("OwnerId", "ExternalId");
CREATE INDEX "IX_Experts_RegionPath" ON "Experts" ("RegionPath");
CREATE INDEX "IX_Experts_Status" ON "Experts" ("Status");
